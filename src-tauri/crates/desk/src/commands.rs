//! THE list: every act of the program, with the right it asks for. A new feature adds its lines here.

use crate::registry::Commands;
use crate::{
    backup, bench, catalogue, checklist, checkup, close, customer, device, door, draft, fault_code, finding,
    hand_over, host, log_entry, message, note, paper, part, passcode, payment, person, photo, place,
    presence, price, printer, purchase, quote, receipt, reminder, repair, roll, sending, session, settlement,
    shop, stage, stock, supplier, supplier_return, support, terminal, terms, ticket, view,
};
use crate::{handing, old_part, repair_part};
use crate::{stock_figures, stocktake};
use domain::right::Right;

/// Every command of the workbench.
#[must_use]
pub fn commands() -> Commands {
    let commands = Commands::new();
    let commands = at_the_door(commands);
    let commands = of_repairs(commands);
    let commands = of_money(commands);
    let commands = of_parts_on_orders(commands);
    let commands = on_the_bench(commands);
    let commands = of_the_bench(commands);
    let commands = of_lists(commands);
    let commands = of_quotes(commands);
    let commands = of_pictures(commands);
    let commands = of_stock(commands);
    let commands = of_counts(commands);
    let commands = of_papers(commands);
    let commands = of_the_network(commands);
    let commands = of_buying(commands);
    of_the_shop(commands)
}

/// Before and around signing in.
fn at_the_door(commands: Commands) -> Commands {
    commands
        .rescue("shop.door", Right::Anyone, door::door)
        .hashed("shop.found", Right::Anyone, shop::prepare_found, shop::found)
        .act("shop.open_demo", Right::Anyone, shop::open_demo)
        .act_anew("session.sign_in", Right::Anyone, session::sign_in)
        .act("session.switch", Right::Anyone, session::switch)
        .act("session.recover", Right::Anyone, session::recover)
        .act("session.awake", Right::SignedIn, session::awake)
        .act("session.lock", Right::Anyone, session::lock)
        .act("session.sign_out", Right::Anyone, session::sign_out)
}

/// Parts on orders, what came out of machines, and pieces that pass from one hand to another.
fn of_parts_on_orders(commands: Commands) -> Commands {
    commands
        .query("repair_part.of", Right::SeeStock, repair_part::of)
        .query("repair_part.offer", Right::SeeStock, repair_part::offer)
        .query("repair_part.waiting", Right::SeeStock, repair_part::waiting)
        .query("repair_part.complete", Right::SeeStock, repair_part::complete)
        .change("repair_part.plan", Right::TakeParts, repair_part::plan)
        .change("repair_part.reserve", Right::TakeParts, repair_part::reserve)
        .change("repair_part.release", Right::TakeParts, repair_part::release)
        .change("repair_part.drop", Right::TakeParts, repair_part::drop_line)
        .change("repair_part.replace", Right::TakeParts, repair_part::replace)
        .change("repair_part.take", Right::TakeParts, repair_part::take)
        .change("repair_part.use", Right::TakeParts, repair_part::used)
        .change("repair_part.back", Right::TakeParts, repair_part::back)
        .change("repair_part.doa", Right::TakeParts, repair_part::doa)
        .change("repair_part.broken", Right::TakeParts, repair_part::broken)
        .change("repair_part.undo", Right::TakeParts, repair_part::undo)
        .query("old_part.list", Right::SeeStock, old_part::list)
        .change("old_part.back", Right::KeepStock, old_part::back)
        .change("old_part.inspect", Right::KeepStock, old_part::inspect)
        .change("old_part.lose", Right::KeepStock, old_part::lose)
        .query("handing.list", Right::SeeStock, handing::list)
        .query("handing.own", Right::TakeParts, handing::own)
        .change("handing.ask", Right::TakeParts, handing::ask)
        .change("handing.send", Right::TakeParts, handing::send)
        .change("handing.accept", Right::TakeParts, handing::accept)
        .change("handing.refuse", Right::TakeParts, handing::refuse)
        .change("handing.withdraw", Right::TakeParts, handing::withdraw)
}

/// At the counter.
fn of_repairs(commands: Commands) -> Commands {
    commands
        .query("customer.by_phone", Right::OpenRepairs, customer::by_phone)
        .query("customer.find", Right::SeeRepairs, customer::find)
        .query("customer.card", Right::SeeRepairs, customer::card)
        .change("customer.revise", Right::CorrectRepairs, customer::revise)
        .change("customer.merge", Right::MergeRecords, customer::merge)
        .look("customer.phones", Right::SeePhones, customer::phones)
        .query("company.find", Right::OpenRepairs, customer::companies)
        .query("company.card", Right::SeeRepairs, customer::company_card)
        .change("company.revise", Right::CorrectRepairs, customer::revise_company)
        .prepared_at("repair.open", Right::OpenRepairs, repair::prepare_open, repair::open)
        .query("repair.promise", Right::OpenRepairs, repair::promised)
        .query("device.passport", Right::SeeRepairs, device::passport)
        .change("device.merge", Right::MergeRecords, device::merge)
        .query("repair.card", Right::SeeRepairs, repair::card)
        .query("repair.history", Right::SeeRepairs, repair::history)
        .act("presence.here", Right::SeeRepairs, presence::here)
        .act("presence.gone", Right::SeeRepairs, presence::gone)
        .query_at("presence.who", Right::SeeRepairs, presence::who)
        .prepared("repair.correct", Right::CorrectRepairs, repair::prepare_correct, repair::correct)
        .change("repair.set_condition", Right::CorrectRepairs, repair::set_condition)
        .change("repair.board_changed", Right::CorrectRepairs, repair::board_changed)
        .change("repair.void", Right::VoidRepairs, repair::void)
        .look_at("passcode.show", Right::SeePasscodes, passcode::prepare_show, passcode::show)
        .prepared_at("passcode.set", Right::CorrectRepairs, passcode::prepare_set, passcode::set)
        .change("passcode.purge", Right::CorrectRepairs, passcode::purge)
        .act("draft.keep", Right::SignedIn, draft::keep)
        .query_at("draft.list", Right::SignedIn, draft::list)
        .keep("draft.drop", Right::SignedIn, draft::drop)
        .look("repair.phone", Right::SeePhones, repair::phone)
        .change("note.add", Right::AddNotes, note::add)
        .change("note.add_many", Right::AddNotes, note::add_many)
        .change("note.withdraw", Right::AddNotes, note::withdraw)
        .query("note.of", Right::SeeRepairs, note::of)
        .change("payment.prepay", Right::TakePayments, payment::prepay)
        .change("payment.give_back", Right::GiveBackPayments, payment::give_back)
}

/// Money, and the way home.
fn of_money(commands: Commands) -> Commands {
    commands
        .query("settlement.of", Right::SeeRepairs, settlement::of)
        .change("settlement.make", Right::TakePayments, settlement::make)
        .change("settlement.cancel", Right::GiveBackPayments, settlement::cancel)
        .change("payment.pay", Right::TakePayments, payment::pay)
        .change("payment.refund", Right::GiveBackPayments, payment::refund)
        .query("payment.debts", Right::TakePayments, payment::debts)
        .look_at("payment.export_debts", Right::ExportLists, payment::prepare_export, payment::export)
        .change("debt.write_off", Right::WriteOffDebts, payment::write_off)
        .change("debt.write_back", Right::WriteOffDebts, payment::write_back)
        .query("hand_over.card", Right::SeeRepairs, hand_over::card)
        .prepared_at("hand_over.make", Right::HandOverRepairs, hand_over::prepare, hand_over::make)
        .look("repair.pick_up_code", Right::HandOverRepairs, hand_over::pick_up_code)
        .query("message.all", Right::SignedIn, message::all)
        .change("message.keep", Right::KeepShop, message::keep)
        .look("message.fill", Right::RemindCustomers, message::fill)
        .change("reminder.add", Right::RemindCustomers, reminder::add)
        .query("reminder.unclaimed", Right::RemindCustomers, reminder::unclaimed)
        .query("close.preview", Right::CloseTill, close::preview)
        .change("close.make", Right::CloseTill, close::make)
        .query("close.list", Right::CloseTill, close::list)
        .query("close.accounts", Right::CloseDay, close::accounts)
}

/// What was found, done, asked and sent out.
fn on_the_bench(commands: Commands) -> Commands {
    commands
        .query("checkup.of", Right::SeeRepairs, checkup::of)
        .change("checkup.write", Right::SeeRepairs, checkup::write)
        .change("checkup.finish", Right::SeeRepairs, checkup::finish)
        .change("checkup.correct", Right::SeeRepairs, checkup::correct)
        .prepared("finding.add", Right::WorkRepairs, finding::prepare_add, finding::add)
        .change("finding.agree", Right::QuoteRepairs, finding::agree)
        .change("finding.withdraw", Right::WorkRepairs, finding::withdraw)
        .prepared("log.add", Right::WorkRepairs, log_entry::prepare_add, log_entry::add)
        .change("log.withdraw", Right::WorkRepairs, log_entry::withdraw)
        .change("support.ask", Right::WorkRepairs, support::ask)
        .change("support.answer", Right::WorkRepairs, support::answer)
        .change("support.close", Right::WorkRepairs, support::close)
        .change("sending.send", Right::WorkRepairs, sending::send)
        .change("sending.back", Right::WorkRepairs, sending::back)
        .query("sending.list", Right::SeeRepairs, sending::list)
        .query("repair.bench_file", Right::SeeRepairs, repair::bench_file)
}

/// From stage to stage, and who works on what.
fn of_the_bench(commands: Commands) -> Commands {
    commands
        .query("repair.steps", Right::SeeRepairs, stage::steps)
        .change("repair.step", Right::SeeRepairs, stage::step)
        .change("repair.undo_step", Right::SeeRepairs, stage::undo)
        .change("repair.reopen", Right::ReopenRepairs, stage::reopen)
        .change("repair.assign", Right::SeeRepairs, bench::assign)
        .change("repair.share", Right::WorkRepairs, bench::share)
        .change("repair.set_priority", Right::AssignRepairs, bench::set_priority)
        .query("repair.work", Right::SeeRepairs, bench::of_repair)
        .query("repair.overrides", Right::SeeFigures, bench::overrides)
        .query("repair.figures", Right::SeeFigures, bench::of_period)
        .query("bench.mine", Right::TestRepairs, bench::mine)
        .change("work.start", Right::WorkRepairs, bench::clocks::start)
        .change("work.stop", Right::WorkRepairs, bench::clocks::stop)
        .change("work.tell", Right::WorkRepairs, bench::clocks::tell)
}

/// Orders among many.
fn of_lists(commands: Commands) -> Commands {
    commands
        .query("repair.find", Right::SeeRepairs, repair::find)
        .query("repair.views", Right::SeeRepairs, repair::views)
        .query("repair.board", Right::SeeRepairs, repair::board)
        .query("repair.pick", Right::SeeRepairs, repair::pick)
        .look_at("repair.export", Right::ExportLists, repair::prepare_export, repair::export)
        .keep("view.keep", Right::SeeRepairs, view::keep)
        .keep("view.drop", Right::SeeRepairs, view::forget)
        .keep("view.columns", Right::SeeRepairs, view::columns)
}

/// What a repair costs.
fn of_quotes(commands: Commands) -> Commands {
    commands
        .query("price.all", Right::SeeRepairs, price::all)
        .query("price.fee_to_tell", Right::OpenRepairs, price::fee_to_tell)
        .change("price.keep", Right::KeepPrices, price::keep)
        .change("price.keep_rule", Right::KeepPrices, price::keep_rule)
        .change("cover.decide", Right::QuoteRepairs, quote::decide_cover)
        .query("quote.of", Right::SeeRepairs, quote::of)
        .query("quote.suggest", Right::QuoteRepairs, quote::suggest)
        .change("quote.write", Right::QuoteRepairs, quote::write)
        .change("quote.offer", Right::QuoteRepairs, quote::offer)
        .change("quote.answer", Right::QuoteRepairs, quote::answer)
        .change("quote.withdraw", Right::QuoteRepairs, quote::withdraw)
}

/// What a machine looked like.
fn of_pictures(commands: Commands) -> Commands {
    commands
        .query("photo.list", Right::SeeRepairs, photo::list)
        .prepared("photo.add", Right::AddNotes, photo::prepare_add, photo::add)
        .change("photo.remove", Right::AddNotes, photo::remove)
        .paper("photo.image", Right::SeeRepairs, photo::image, photo::show)
        .paper("photo.staged", Right::AddNotes, photo::staged, photo::show)
        .act("ticket.open", Right::AddNotes, ticket::open)
        .act("ticket.arrived", Right::AddNotes, ticket::arrived)
        .act("ticket.close", Right::AddNotes, ticket::close)
}

/// Where parts lie and how they move.
fn of_stock(commands: Commands) -> Commands {
    commands
        .query("part.find", Right::SeeStock, part::find)
        .query("part.card", Right::SeeStock, part::card)
        .change("part.keep", Right::KeepParts, part::keep)
        .prepared("part.set_photo", Right::KeepParts, part::prepare_photo, part::set_photo)
        .paper("part.photo", Right::SeeStock, part::image, crate::photo::show)
        .query("part.check_import", Right::KeepParts, part::check_import)
        .prepared("part.import", Right::KeepParts, part::prepare_import, part::import)
        .query("supplier.all", Right::KeepParts, supplier::all)
        .change("supplier.keep", Right::KeepParts, supplier::keep)
        .query("place.list", Right::SeeStock, place::list)
        .change("place.keep_bin", Right::KeepParts, place::keep_bin)
        .query("stock.of_part", Right::SeeStock, stock::of_part)
        .query("stock.at_place", Right::SeeStock, stock::at_place)
        .query("stock.card", Right::SeeStock, stock::card)
        .change("stock.move", Right::KeepStock, stock::put)
        .change("stock.open", Right::KeepStock, stock::open)
        .change("stock.reverse", Right::KeepStock, stock::reverse)
        .query("stock.recount", Right::KeepStock, stock::recount)
}

fn of_counts(commands: Commands) -> Commands {
    commands
        .query("stocktake.list", Right::SeeStock, stocktake::list)
        .query("stocktake.card", Right::SeeStock, stocktake::card)
        .query("stocktake.places", Right::SeeStock, stocktake::places)
        .query("stocktake.sheet", Right::SeeStock, stocktake::sheet)
        .query("stocktake.scan", Right::KeepStock, stocktake::scan)
        .change("stocktake.plan", Right::KeepStock, stocktake::plan)
        .change("stocktake.count", Right::KeepStock, stocktake::count)
        .change("stocktake.explain", Right::KeepStock, stocktake::explain)
        .change("stocktake.finish", Right::KeepStock, stocktake::finish)
        .change("stocktake.approve", Right::ApproveCounts, stocktake::approve)
        .change("stocktake.send_back", Right::ApproveCounts, stocktake::send_back)
        .change("stocktake.post", Right::KeepStock, stocktake::post)
        .change("stocktake.drop", Right::KeepStock, stocktake::drop)
        .paper("stocktake.count_sheet", Right::SeeStock, paper::count_sheet, paper::draw)
        .paper("stocktake.result_sheet", Right::SeeStock, paper::count_result, paper::draw)
        .query("stock_figures.value", Right::SeeCosts, stock_figures::value)
        .query("stock_figures.low", Right::SeeStock, stock_figures::low)
        .query("stock_figures.dead", Right::SeeStock, stock_figures::dead)
        .query("stock_figures.turnover", Right::SeeCosts, stock_figures::turnover)
        .query("stock_figures.fill", Right::SeeStock, stock_figures::asked)
        .query("stock_figures.prices", Right::SeeCosts, stock_figures::prices)
        .query("stock_figures.taken", Right::KeepStock, stock_figures::taken)
        .query("stock_figures.classes", Right::SeeCosts, stock_figures::classes)
        .change("stock_figures.take_classes", Right::KeepParts, stock_figures::take_classes)
}

/// Papers and printers.
fn of_papers(commands: Commands) -> Commands {
    commands
        .paper("repair.job_card", Right::SeeRepairs, paper::one_job_card, paper::draw)
        .paper("repair.job_cards", Right::SeeRepairs, paper::many_job_cards, paper::draw)
        .paper("repair.device_label", Right::SeeRepairs, paper::one_device_label, paper::draw)
        .paper("repair.device_labels", Right::SeeRepairs, paper::many_device_labels, paper::draw)
        .paper("repair.accessory_label", Right::SeeRepairs, paper::one_accessory_label, paper::draw)
        .paper("payment.receipt", Right::SeeRepairs, paper::one_receipt, paper::draw)
        .paper("quote.sheet", Right::SeeRepairs, paper::quote_sheet, paper::draw)
        .paper("settlement.sheet", Right::SeeRepairs, paper::settlement_sheet, paper::draw)
        .paper("hand_over.voucher", Right::SeeRepairs, paper::voucher, paper::draw)
        .paper("close.sheet", Right::CloseTill, paper::close_sheet, paper::draw)
        .paper("reminder.notice", Right::RemindCustomers, paper::notice, paper::draw)
        .paper("repair.figures_report", Right::SeeFigures, paper::figures_report, paper::draw)
        .paper("repair.overrides_report", Right::SeeFigures, paper::overrides_report, paper::draw)
        .paper("reminder.unclaimed_report", Right::RemindCustomers, paper::unclaimed_report, paper::draw)
        .paper("payment.debts_report", Right::TakePayments, paper::debts_report, paper::draw)
        .paper("close.report", Right::CloseTill, paper::closes_report, paper::draw)
        .paper("part.labels", Right::PrintPapers, paper::stock_labels, paper::draw)
        .query("paper.samples", Right::SeeRepairs, paper::samples)
        .act("paper.print", Right::PrintPapers, printer::print)
        .act("paper.print_many", Right::PrintPapers, printer::print_many)
        .look_at("paper.taken", Right::PrintPapers, printer::prepare_taken, printer::taken)
        .act("paper.print_here", Right::PrintPapers, printer::print_here)
        .look_at("paper.fail_here", Right::PrintPapers, printer::prepare_fail_here, printer::fail_here)
        .act("printer.list", Right::SignedIn, printer::list)
        .query("printer.rolls", Right::SignedIn, roll::rolls)
        .change("printer.keep_roll", Right::KeepShop, roll::keep_roll)
        .act("printer.open_drawer", Right::TakePayments, roll::open_drawer)
        .act("printer.choices", Right::SignedIn, printer::choices)
        .act("printer.choose", Right::PrintPapers, printer::choose)
}

/// Desks beside the host.
fn of_the_network(commands: Commands) -> Commands {
    commands
        .act("host.state", Right::SignedIn, host::state)
        .act("host.switch", Right::KeepTerminals, host::switch)
        .query_at("terminal.list", Right::KeepTerminals, terminal::list)
        .query_at("terminal.pairing_door", Right::KeepTerminals, terminal::door)
        .act("terminal.open_pairing", Right::KeepTerminals, terminal::open)
        .query_at("terminal.waiting", Right::KeepTerminals, terminal::waiting)
        .prepared_at("terminal.admit", Right::KeepTerminals, terminal::prepare_admit, terminal::admit)
        .act("terminal.refuse", Right::KeepTerminals, terminal::refuse)
        .act_anew("terminal.invite", Right::KeepTerminals, terminal::invite)
        .change("terminal.rename", Right::KeepTerminals, terminal::rename)
        .change("terminal.revoke", Right::KeepTerminals, terminal::revoke)
}

/// Buying parts, taking them in, sending them back.
fn of_buying(commands: Commands) -> Commands {
    commands
        .query("purchase.list", Right::BuyParts, purchase::list)
        .query("purchase.card", Right::BuyParts, purchase::card)
        .query("purchase.proposals", Right::BuyParts, purchase::proposals)
        .query("purchase.specials", Right::SeeStock, purchase::specials)
        .change("purchase.make", Right::BuyParts, purchase::make)
        .change("purchase.keep", Right::BuyParts, purchase::keep)
        .change("purchase.special", Right::BuyParts, purchase::special)
        .change("purchase.order", Right::BuyParts, purchase::order)
        .change("purchase.track", Right::BuyParts, purchase::track)
        .change("purchase.close", Right::BuyParts, purchase::close)
        .change("purchase.drop", Right::BuyParts, purchase::drop)
        .paper("purchase.sheet", Right::BuyParts, paper::purchase_sheet, paper::draw)
        .query("receipt.list", Right::KeepStock, receipt::list)
        .query("receipt.card", Right::KeepStock, receipt::card)
        .query("receipt.look_up", Right::KeepStock, receipt::look_up)
        .change("receipt.make", Right::KeepStock, receipt::make)
        .change("receipt.reverse", Right::KeepStock, receipt::reverse)
        .query("supplier_return.list", Right::BuyParts, supplier_return::list)
        .query("supplier_return.card", Right::BuyParts, supplier_return::card)
        .query("supplier_return.may_go", Right::BuyParts, supplier_return::may_go)
        .change("supplier_return.make", Right::BuyParts, supplier_return::make)
        .change("supplier_return.send", Right::BuyParts, supplier_return::send)
        .change("supplier_return.settle", Right::BuyParts, supplier_return::settle)
        .change("supplier_return.drop", Right::BuyParts, supplier_return::drop)
        .paper("supplier_return.sheet", Right::BuyParts, paper::return_sheet, paper::draw)
}

/// Behind it.
fn of_the_shop(commands: Commands) -> Commands {
    commands
        .act("shop.status", Right::SignedIn, door::status)
        .query("shop.card", Right::SignedIn, shop::card)
        .change("shop.revise", Right::KeepShop, shop::revise)
        .change("shop.set_logo", Right::KeepShop, shop::set_logo)
        .act("shop.leave_demo", Right::KeepShop, shop::leave_demo)
        .query("catalogue.all", Right::SignedIn, catalogue::all)
        .change("catalogue.keep_brand", Right::KeepCatalogue, catalogue::keep_brand)
        .change("catalogue.keep_model", Right::KeepCatalogue, catalogue::keep_model)
        .change("catalogue.keep_symptom", Right::KeepCatalogue, catalogue::keep_symptom)
        .change("catalogue.load_starter", Right::KeepCatalogue, catalogue::load_starter)
        .query("checklist.all", Right::SignedIn, checklist::all)
        .change("checklist.keep", Right::KeepCatalogue, checklist::keep)
        .query("fault_code.all", Right::SignedIn, fault_code::all)
        .change("fault_code.keep", Right::KeepCatalogue, fault_code::keep)
        .query("terms.list", Right::SignedIn, terms::list)
        .change("terms.write", Right::KeepShop, terms::write)
        .query("terms.lint", Right::SignedIn, terms::lint)
        .query("person.list", Right::SignedIn, person::list)
        .hashed("person.add", Right::KeepPeople, person::prepare_add, person::add)
        .change("person.revise", Right::KeepPeople, person::revise)
        .hashed("person.reset_password", Right::KeepPeople, person::prepare_reset, person::reset_password)
        .prepared_at(
            "person.set_badge_code",
            Right::KeepPeople,
            person::prepare_badge_code,
            person::set_badge_code,
        )
        .act("person.recovery_code", Right::KeepPeople, person::recovery_code)
        .hashed("person.change_password", Right::SignedIn, person::prepare_password, person::change_password)
        .hashed("person.set_pin", Right::SignedIn, person::prepare_pin, person::set_pin)
        .keep("person.prefer", Right::SignedIn, person::prefer)
        .act("backup.make", Right::KeepBackups, backup::make)
        .rescue("backup.list", Right::KeepBackups, backup::list)
        .rescue("backup.inside", Right::KeepBackups, backup::inside)
        .rescue("backup.restore", Right::KeepBackups, backup::restore)
}

//! 催领通知: the formal notice to collect a machine (Civil Code 447 to 455, 570, 783; `domain.md` 10.5).

use super::frame::{footer, heading};
use super::grid::{amount, fact, grid, strong, wide};
use super::look::Look;
use super::order::{OrderHead, Sheet, Signed, begun, signatures};
use crate::{failure::Result, flow::Flow, fonts::FontSet, lines::Style, list::Doc};
use domain::language::Language;
use domain::paper::PaperSize;
use kernel::Money;

/// What a notice says.
#[derive(Debug, Clone)]
pub struct Notice {
    /// To whom and about which order.
    pub head: OrderHead,
    /// The day of the notice.
    pub day: String,
    /// The day it became ready.
    pub ready_on: String,
    /// For how many days it has waited.
    pub days: i64,
    /// What is owed; where nothing is, there is no lien, and the machine may be deposited only.
    pub owed: Money,
    /// How many days the customer is given.
    pub lawful_days: i64,
    /// How it was sent and under which number, or nothing.
    pub dispatched: String,
}

/// Lays out a notice.
///
/// # Errors
/// `NotScannable`, `NoSuchSize` for anything but A4.
pub fn notice(notice: &Notice, size: PaperSize, fonts: &FontSet) -> Result<Doc> {
    if size != PaperSize::A4 {
        return Err(crate::PapersFailure::NoSuchSize(size));
    }
    let look = Look::a4();
    let sheet = Sheet::new(&notice.head, &look);
    let (words, said) = (sheet.words, sheet.said);
    let frame = sheet.frame(said.notice.to_owned());
    let (before, after) = said.in_days;
    let waits = format!("{before}{}{after}", notice.days);
    let beside = [(0.46, 0.32, said.ready_on, notice.ready_on.as_str()), (0.78, 0.22, said.waits, &*waits)];
    let (mut flow, mut missing) = begun(&sheet, &frame, fonts, beside)?;
    sheet.whose(&mut flow);
    let mut facts = vec![strong(said.owed, amount(words, notice.owed))];
    if !notice.head.shop.address.is_empty() {
        facts.push(wide(said.place, notice.head.shop.address.as_str()));
    }
    if !notice.head.shop.phone.is_empty() {
        facts.push(fact(words.shop_phone, notice.head.shop.phone.as_str()));
    }
    grid(&mut flow, &look, &facts);
    letter(&mut flow, &sheet, notice);
    heading(&mut flow, &look, said.dispatched, "");
    let room = if notice.dispatched.is_empty() { "\u{a0}" } else { notice.dispatched.as_str() };
    grid(&mut flow, &look, &[wide(said.by_post, room)]);
    flow.y += look.gap(10.0);
    let by = Signed::Name(&notice.head.shop.name, &notice.day);
    signatures(&mut flow, &sheet, [(said.received_by, Signed::Empty), (said.shop_stamp, by)]);
    let (pages, more) = flow.finish(|page, at, of| footer(page, fonts, &frame, (at, of)));
    missing.extend(more);
    Ok(sheet.doc(format!("{} {}", said.notice, notice.head.number), pages, missing))
}

/// The letter itself, in type that is read with ease.
fn letter(flow: &mut Flow<'_>, sheet: &Sheet<'_>, notice: &Notice) {
    let look = sheet.look;
    let style = Style { size: look.value.size * 1.15, leading: look.value.leading * 1.35, ..look.value };
    let (before, after) = sheet.said.notice_to;
    flow.y += look.gap(16.0);
    flow.paragraph(&style, 0.0, &format!("{before}{}{after}", notice.head.customer_name), |_, _, _| {});
    for text in paragraphs(sheet, notice) {
        flow.y += look.gap(5.0);
        let indented = match sheet.head.language {
            Language::Chinese => format!("\u{3000}\u{3000}{text}"),
            Language::English => text,
        };
        flow.paragraph(&style, 0.0, &indented, |_, _, _| {});
    }
    flow.y += look.gap(8.0);
}

fn paragraphs(sheet: &Sheet<'_>, notice: &Notice) -> Vec<String> {
    let Notice { ready_on, days, lawful_days, .. } = notice;
    let owed = amount(sheet.words, notice.owed);
    let is_owed = notice.owed > Money::ZERO;
    match sheet.head.language {
        Language::Chinese => vec![
            format!("您委托我店维修的上述机器已于 {ready_on} 可以取走，经我店通知，至今已 {days} 天仍未取机。"),
            if is_owed {
                format!(
                    "该项维修尚有费用 {owed} 未结清。依照《中华人民共和国民法典》第四百四十七条、第四百五十三条和第七百八十三条，费用结清以前我店有权留置该机器。请您自收到本通知之日起 {lawful_days} 日内结清费用并取走机器。逾期仍未结清的，我店可以与您协议以该机器折价，也可以就拍卖、变卖该机器所得的价款优先受偿；价款超过欠款的部分归您所有。"
                )
            } else {
                format!(
                    "该项维修没有未结清的费用，我店不留置该机器。请您自收到本通知之日起 {lawful_days} 日内取走机器。逾期没有正当理由仍不取走的，我店可以依照《中华人民共和国民法典》第五百七十条将该机器提存。"
                )
            },
            "取机时请带上接修单客户联或取机码。本人不便前来的，可以委托他人代取。如有困难或异议，请在上述期限内与我店联系。".to_owned(),
        ],
        Language::English => vec![
            format!("The device named above has been ready for you since {ready_on}. We told you so; after {days} days it has not been collected."),
            if is_owed {
                format!(
                    "{owed} is still owed for this repair. Under Articles 447, 453 and 783 of the Civil Code we may keep the device until that is paid. Please pay and collect it within {lawful_days} days of receiving this notice. After that we may agree with you on a price for the device, or be paid first out of its sale or auction; what it fetches beyond the debt is yours."
                )
            } else {
                format!(
                    "Nothing is owed for this repair, and we claim no right to keep the device. Please collect it within {lawful_days} days of receiving this notice. After that, where you refuse it without good reason, we may deposit it under Article 570 of the Civil Code."
                )
            },
            "Please bring your copy of the job card or the pick-up code. Somebody else may come for you. Should you meet difficulties or disagree, please write or call within that time.".to_owned(),
        ],
    }
}

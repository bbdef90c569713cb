//! What a person may be allowed to do. Which role may what is the matrix in `desk/rights.rs`.

crate::closed_set! {
    /// A right that a command asks for.
    Right {
        /// Nobody needs to be signed in.
        Anyone = "anyone",
        /// Whoever is signed in.
        SignedIn = "signed_in",
        /// See orders, without full phone numbers.
        SeeRepairs = "see_repairs",
        /// Take machines in.
        OpenRepairs = "open_repairs",
        /// Correct what was written at intake.
        CorrectRepairs = "correct_repairs",
        /// Declare an order void, with a reason.
        VoidRepairs = "void_repairs",
        /// Write notes and add pictures.
        AddNotes = "add_notes",
        /// Merge customers or machines that are one.
        MergeRecords = "merge_records",
        /// See a customer's passcode; each look is logged.
        SeePasscodes = "see_passcodes",
        /// Take money.
        TakePayments = "take_payments",
        /// Give money back.
        GiveBackPayments = "give_back_payments",
        /// Take lists out of the program; each is logged.
        ExportLists = "export_lists",
        /// See a full phone number; each look is logged.
        SeePhones = "see_phones",
        /// Print papers.
        PrintPapers = "print_papers",
        /// Add, change and send off staff; reset passwords.
        KeepPeople = "keep_people",
        /// Change the shop's own data.
        KeepShop = "keep_shop",
        /// Keep brands, models and symptoms.
        KeepCatalogue = "keep_catalogue",
        /// Make, look into and restore backups.
        KeepBackups = "keep_backups",
        /// Diagnose, repair, log the work, run clocks, take free orders.
        WorkRepairs = "work_repairs",
        /// Answer what colleagues ask about their repairs (技术支持).
        AnswerSupport = "answer_support",
        /// Look over what was repaired (质检).
        TestRepairs = "test_repairs",
        /// Assign and share the orders of others, and say what is urgent.
        AssignRepairs = "assign_repairs",
        /// Write and offer quotes, record answers, decide on cover.
        QuoteRepairs = "quote_repairs",
        /// Hand machines over to their customers.
        HandOverRepairs = "hand_over_repairs",
        /// Pass an open gate, with a reason that is reported.
        OverrideGates = "override_gates",
        /// Open an order again that was handed over today.
        ReopenRepairs = "reopen_repairs",
        /// Let a machine go though money is owed (挂账).
        ReleaseUnpaid = "release_unpaid",
        /// Write off what nobody expects to be paid any more (坏账核销), and back.
        WriteOffDebts = "write_off_debts",
        /// Keep the price list and its rules.
        KeepPrices = "keep_prices",
        /// Tell customers that their machine waits.
        RemindCustomers = "remind_customers",
        /// Close one's own shift at the till.
        CloseTill = "close_till",
        /// Close the shop's day.
        CloseDay = "close_day",
        /// See figures: overrides, first passes, reworks.
        SeeFigures = "see_figures",
        /// Let desks, tablets and phones in from the shop's network, and send them off.
        KeepTerminals = "keep_terminals",
        /// See parts and where they lie.
        SeeStock = "see_stock",
        /// Plan, take, use and bring back parts on orders, and ask for them.
        TakeParts = "take_parts",
        /// Keep parts, their suppliers and bins.
        KeepParts = "keep_parts",
        /// Receive, move, hand out and count parts, and take mistakes back.
        KeepStock = "keep_stock",
        /// Order from suppliers.
        BuyParts = "buy_parts",
        /// Approve what a count found.
        ApproveCounts = "approve_counts",
        /// See what parts cost.
        SeeCosts = "see_costs",
    }
}

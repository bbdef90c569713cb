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
        /// See a full phone number; each look is logged.
        SeePhones = "see_phones",
        /// Print papers.
        PrintPapers = "print_papers",
        /// Add, change and send off staff; reset passwords.
        KeepPeople = "keep_people",
        /// Change the shop's own data.
        KeepShop = "keep_shop",
        /// Make, look into and restore backups.
        KeepBackups = "keep_backups",
    }
}

//! Texts that customers agree to, and their agreements.

use crate::noun::noun;
use domain::customer::CustomerId;
use domain::language::Language;
use domain::person::PersonId;
use domain::repair::RepairId;
use domain::terms::{ConsentHow, ConsentId, TermsId, TermsKind};
use kernel::Moment;

noun! {
    /// A version of a text.
    Terms = "terms" {
        /// Its id.
        id: TermsId,
        /// Which text.
        kind: TermsKind,
        /// In which language.
        language: Language,
        /// Counted from 1.
        version: i64,
        /// One paragraph a line.
        text: String,
        /// When it was written.
        at: Moment,
        /// By whom.
        by: PersonId,
    }
}

noun! {
    /// Somebody's agreement.
    Consent = "consent" {
        /// Its id.
        id: ConsentId,
        /// For which order.
        repair: RepairId,
        /// Whose.
        customer: CustomerId,
        /// To which 维修条款.
        terms: TermsId,
        /// To which 个人信息告知.
        privacy: TermsId,
        /// How.
        how: ConsentHow,
        /// The strokes of the signature, where it was given on a screen.
        signature: Option<String> as personal,
        /// When.
        at: Moment,
        /// Before whom.
        by: PersonId,
    }
}

//! Brands, models and symptoms.

use crate::column::Json;
use crate::noun::noun;
use domain::catalogue::{BrandId, Kind, ModelId, SymptomId};

noun! {
    /// A brand.
    Brand = "brand" {
        /// Its id.
        id: BrandId,
        /// As papers show it.
        name: String,
        /// Other words that find it.
        alias: String,
        /// Whether it is offered.
        active: bool,
    }
}

noun! {
    /// A model of a brand.
    Model = "model" {
        /// Its id.
        id: ModelId,
        /// Whose.
        brand: BrandId,
        /// What it is.
        kind: Kind,
        /// Its name, without the brand.
        name: String,
        /// The colours it is sold in.
        colours: Json<Vec<String>>,
        /// The storages it is sold with.
        storages: Json<Vec<String>>,
        /// What to know before taking it in, or nothing.
        note: String,
        /// Whether it is offered.
        active: bool,
    }
}

noun! {
    /// A symptom in the customer's words, or a group of them.
    Symptom = "symptom" {
        /// Its id.
        id: SymptomId,
        /// Its code, `A01`; a group's is its letter.
        code: String,
        /// Its group; a group has none.
        parent: Option<SymptomId>,
        /// The kinds of machine it can have; empty for all.
        kinds: Json<Vec<Kind>>,
        /// In Chinese.
        words: String,
        /// In English.
        words_en: String,
        /// Whether it is offered.
        active: bool,
    }
}

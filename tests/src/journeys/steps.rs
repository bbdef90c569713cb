//! What each step of an order takes in keys.

use crate::Screen;

/// From one stage to the next at most so many keys are pressed where no text is needed.
const MOST: usize = 3;

/// What each stage took.
pub(super) struct Steps<'a> {
    screen: &'a Screen,
    name: &'a str,
    began: usize,
}

impl<'a> Steps<'a> {
    pub(super) fn new(screen: &'a Screen, name: &'a str) -> Self {
        Self { screen, name, began: 0 }
    }

    /// From here the keys count.
    pub(super) fn begin(&mut self) {
        self.began = self.screen.acts();
    }

    /// So far they count: the order stands in the stage that was meant.
    #[track_caller]
    pub(super) fn end(&mut self, what: &str, stage: &str) {
        self.screen.see_words("order-stage", stage);
        let keys = self.screen.acts() - self.began;
        println!("{}: {keys} keys beside text, {what}", self.name);
        assert!(keys <= MOST, "{keys} keys to {what}");
    }

    /// So far they count, for what needs text between.
    pub(super) fn tell(&self, what: &str) {
        println!("{}: {} keys beside text, {what}", self.name, self.screen.acts() - self.began);
    }

    pub(super) fn picture(&self, what: &str) {
        self.screen.settle();
        self.screen.picture(&format!("{}-life-{what}", self.name));
    }
}

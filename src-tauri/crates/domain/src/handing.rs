//! 领退料和转交: who gives, who takes, and that both agree (`domain.md` 6: each confirmed by the storekeeper).

use crate::stock::HandingState;

crate::closed_set! {
    /// Which way pieces go.
    HandingWay {
        /// 领料: from the shelves to whoever asks
        Draw = "draw",
        /// 退料: from whoever asks to the shelves
        GiveBack = "give_back",
        /// 转交: from whoever asks to another technician
        Pass = "pass",
    }
}

/// Whose turn it is in a handing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Whoever gives: the pieces are asked for and not on their way yet.
    Giver,
    /// Whoever takes: the pieces are on their way.
    Taker,
    /// Nobody's: it is over.
    Nobody,
}

/// Whose turn it is.
#[must_use]
pub fn turn(state: HandingState) -> Turn {
    match state {
        HandingState::Asked => Turn::Giver,
        HandingState::Sent => Turn::Taker,
        HandingState::Accepted | HandingState::Refused | HandingState::Withdrawn => Turn::Nobody,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_somebodys_turn_until_it_is_over() {
        assert_eq!(turn(HandingState::Asked), Turn::Giver);
        assert_eq!(turn(HandingState::Sent), Turn::Taker);
        let over = HandingState::ALL.iter().filter(|state| turn(**state) == Turn::Nobody);
        assert_eq!(over.count(), 3);
    }
}

//! The question before a sum far beyond what is owed is posted: a figure too many is typed in a moment.

use crate::domain::money::Money;
use crate::i18n::Texts;
use crate::t;
use crate::ui::Element;
use crate::ui::theme::Tone;
use crate::ui::widget::callout;

/// An advance up to this is nothing to ask about, in minor units.
const ADVANCE: i64 = 1_000_000;

/// Whether it was asked, and about what.
#[derive(Debug, Default)]
pub(super) struct Overpaid {
    /// The sum that was paid and the one that was owed then.
    asked: Option<(Money, Money)>,
}

impl Overpaid {
    /// Whether posting waits for an answer. Asked for again with the same figures, it does not.
    pub fn holds(&mut self, paid: Money, owed: Money) -> bool {
        let asks = self.asked != Some((paid, owed)) && is_far_beyond(paid, owed);
        if asks {
            self.asked = Some((paid, owed));
        }
        asks
    }

    /// The question, while the figures are those that it was asked about.
    pub fn question<'a, Message: Clone + 'a>(
        &self,
        paid: Money,
        owed: Money,
        texts: &Texts,
    ) -> Option<Element<'a, Message>> {
        self.asked.filter(|asked| *asked == (paid, owed))?;
        let advance = texts.money(paid.as_minor().saturating_sub(owed.as_minor()));
        let words = t!(texts, "payment-beyond", sum = texts.money(paid.as_minor()), advance = advance);
        Some(callout(Tone::Warning, words, None))
    }
}

/// Whether a sum exceeds what is owed by more than that itself and by more than [`ADVANCE`].
fn is_far_beyond(paid: Money, owed: Money) -> bool {
    let beyond = paid.as_minor().saturating_sub(owed.as_minor());
    beyond > owed.as_minor().max(0) && beyond > ADVANCE
}

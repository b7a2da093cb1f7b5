//! The blocks of a form: facts behind their names, sums at the right edge, two sides beside each other.

use super::{Columns, Flow, LEADING, MARGIN, PADDING, Place, SIGNATURE, SMALL, TEXT, WIDTH};
use super::{height, tallest};
use crate::exchange::pdf::{Align, Cell, Weight};

/// Width of the names of facts.
const NAMES: f32 = 92.0;
/// Width of the figures of sums.
const FIGURES: f32 = 96.0;

impl Flow<'_> {
    pub(super) fn facts(&mut self, facts: &[(String, String)]) {
        for (name, value) in facts {
            let names = self.fonts.of(Weight::Regular).wrap(name, TEXT, NAMES - PADDING);
            let room = WIDTH - NAMES;
            let strong = self.fonts.of(Weight::Strong);
            let values: Vec<String> = value.lines().flat_map(|line| strong.wrap(line, TEXT, room)).collect();
            let count = names.len().max(values.len()).max(1);
            self.reserve(count as f32 * TEXT * LEADING);
            let mut top = self.y;
            for at in 0..count {
                if let Some(name) = names.get(at) {
                    self.line((MARGIN, top), TEXT, (Weight::Regular, name.clone()));
                }
                if let Some(value) = values.get(at) {
                    self.line((MARGIN + NAMES, top), TEXT, (Weight::Strong, value.clone()));
                }
                top -= TEXT * LEADING;
            }
            self.y = top - PADDING;
        }
    }

    pub(super) fn sums(&mut self, sums: &[(String, String)]) {
        self.reserve(sums.len() as f32 * TEXT * LEADING);
        for (name, value) in sums {
            let right = MARGIN + WIDTH - PADDING;
            let font = self.fonts.of(Weight::Strong);
            let (names, values) = (font.width(name, TEXT), font.width(value, TEXT));
            let middle = right - values.max(FIGURES) - PADDING;
            self.line(((middle - names).max(MARGIN), self.y), TEXT, (Weight::Strong, name.clone()));
            self.line((right - values, self.y), TEXT, (Weight::Strong, value.clone()));
            self.y -= TEXT * LEADING;
        }
    }

    pub(super) fn beside(&mut self, cells: &[Cell]) {
        if cells.is_empty() {
            return;
        }
        let width = WIDTH / cells.len() as f32;
        let place = |(at, _): (u16, _)| Place {
            x: MARGIN - PADDING + width * f32::from(at),
            width: width - 2.0 * PADDING,
            align: Align::Left,
        };
        let columns = Columns { places: (0_u16..).zip(cells).map(place).collect(), grid: false };
        let lines = self.wrapped(cells, &columns);
        let height = height(tallest(&lines));
        self.reserve(height + SIGNATURE + SMALL);
        for (cell, place) in lines.iter().zip(&columns.places) {
            let mut top = self.y - PADDING;
            for (weight, text) in cell {
                self.line((place.x + PADDING, top), TEXT, (*weight, text.clone()));
                top -= TEXT * LEADING;
            }
        }
        self.y -= height;
    }
}

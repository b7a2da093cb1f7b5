//! The pages as a PDF file.

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str, TextStr};

use super::font::{Font, Fonts, PdfError, Used};
use super::layout::{Mark, PAGE, Page};
use super::{Document, Weight};

const WEIGHTS: [Weight; 2] = [Weight::Regular, Weight::Strong];
const IDENTITY: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
const UNICODE: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"UCS"), supplement: 0 };

const fn resource(weight: Weight) -> Name<'static> {
    match weight {
        Weight::Regular => Name(b"F1"),
        Weight::Strong => Name(b"F2"),
    }
}

pub(super) fn bytes(document: &Document, pages: &[Page], fonts: &Fonts) -> Result<Vec<u8>, PdfError> {
    let mut next = Ref::new(1);
    let (catalog, tree, info) = (next.bump(), next.bump(), next.bump());
    let mut pdf = Pdf::new();
    // OpenType in a file of its own came with this version.
    pdf.set_version(1, 7);
    pdf.catalog(catalog).pages(tree);
    pdf.document_info(info).title(TextStr(&document.name)).producer(TextStr("Rodnik"));
    let mut used = [Used::new(), Used::new()];
    let contents: Vec<Vec<u8>> = pages.iter().map(|page| content(page, fonts, &mut used)).collect();
    let faces: Vec<(Weight, Ref)> = WEIGHTS.iter().map(|weight| (*weight, next.bump())).collect();
    for ((weight, face), used) in faces.iter().zip(&used) {
        write_font(&mut pdf, fonts.of(*weight), (*face, &mut next), used);
    }
    let mut kids = Vec::with_capacity(pages.len());
    for content in &contents {
        let (page_id, content_id) = (next.bump(), next.bump());
        kids.push(page_id);
        let mut page = pdf.page(page_id);
        page.media_box(Rect::new(0.0, 0.0, PAGE.0, PAGE.1)).parent(tree).contents(content_id);
        let mut resources = page.resources();
        let mut dictionary = resources.fonts();
        for (weight, face) in &faces {
            dictionary.pair(resource(*weight), *face);
        }
        dictionary.finish();
        resources.finish();
        page.finish();
        pdf.stream(content_id, content);
    }
    let count = i32::try_from(kids.len()).unwrap_or(i32::MAX);
    pdf.pages(tree).kids(kids).count(count);
    Ok(pdf.finish())
}

fn content(page: &Page, fonts: &Fonts, used: &mut [Used; 2]) -> Vec<u8> {
    let mut content = Content::new();
    for mark in page {
        match mark {
            Mark::Ground { x, y, width, height } => {
                content.set_fill_gray(0.94).rect(*x, *y, *width, *height).fill_nonzero().set_fill_gray(0.0);
            }
            Mark::Stroke { from, to, dark } => {
                let gray = if *dark { 0.25 } else { 0.7 };
                content.set_stroke_gray(gray).set_line_width(0.5);
                content.move_to(from.0, from.1).line_to(to.0, to.1).stroke();
            }
            Mark::Text { x, y, size, weight, text } => {
                let glyphs = fonts.of(*weight).glyphs(text);
                let mut shown = Vec::with_capacity(glyphs.len() * 2);
                for glyph in glyphs {
                    shown.extend(glyph.id.to_be_bytes());
                    // The first sign that a glyph stood for is the one that is copied.
                    used[*weight as usize].entry(glyph.id).or_insert(glyph.sign);
                }
                content.begin_text().set_font(resource(*weight), *size).next_line(*x, *y);
                content.show(Str(&shown)).end_text();
            }
        }
    }
    content.finish().into_vec()
}

/// A font as PDF wants it: the composite one, the one of its glyphs, its measures, the file, and the way back to text.
fn write_font(pdf: &mut Pdf, font: &Font, (id, next): (Ref, &mut Ref), used: &Used) {
    let (cid, descriptor, file, unicode) = (next.bump(), next.bump(), next.bump(), next.bump());
    let name = Name(font.name.as_bytes());
    pdf.type0_font(id)
        .base_font(name)
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(cid)
        .to_unicode(unicode);
    let mut glyphs = pdf.cid_font(cid);
    glyphs.subtype(CidFontType::Type0).base_font(name).system_info(IDENTITY).font_descriptor(descriptor);
    let mut widths = glyphs.widths();
    for glyph in used.keys() {
        widths.consecutive(*glyph, [font.advance(*glyph)]);
    }
    widths.finish();
    glyphs.finish();
    let [left, bottom, right, top] = font.bounds();
    let (ascent, descent, capital) = font.heights();
    pdf.font_descriptor(descriptor)
        .name(name)
        .flags(FontFlags::SYMBOLIC)
        .bbox(Rect::new(left, bottom, right, top))
        .italic_angle(0.0)
        .ascent(ascent)
        .descent(descent)
        .cap_height(capital)
        .stem_v(80.0)
        .font_file3(file);
    pdf.stream(file, font.data).pair(Name(b"Subtype"), Name(b"OpenType"));
    let mut map = UnicodeCmap::new(Name(b"Rodnik-UCS"), UNICODE);
    for (glyph, sign) in used {
        map.pair(*glyph, *sign);
    }
    pdf.cmap(unicode, &map.finish());
}

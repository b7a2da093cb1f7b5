//! What makes an office, and what does not.

use crate::Desk;

#[test]
fn a_new_office_without_a_name_or_a_user_is_refused_in_words() {
    for wrong in [["--name", " "], ["--first-user", ""], ["--area-code", "abc"]] {
        let desk = Desk::empty();
        let told = desk.run(&["init", wrong[0], wrong[1]]).wrong_use();
        assert!(!told.contains("CHECK") && !told.is_empty(), "{told}");
        assert!(!desk.path().exists(), "{wrong:?}");
    }
}

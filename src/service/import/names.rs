//! Names as lists spell them, brought to one spelling.

/// One spelling of a name or an address: lower case, `е` for `ё`, words without punctuation between single spaces.
pub(super) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.chars() {
        if !letter.is_alphanumeric() {
            gap = !key.is_empty();
            continue;
        }
        if gap {
            key.push(' ');
            gap = false;
        }
        match letter {
            'ё' | 'Ё' => key.push('е'),
            letter => key.extend(letter.to_lowercase()),
        }
    }
    key
}

/// One spelling of the two names by which an address is found without a code.
pub(super) fn pair(counterparty: &str, address: &str) -> String {
    let mut pair = key(counterparty);
    pair.push('|');
    pair.push_str(&key(address));
    pair
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_one_and_other_houses_are_others() {
        assert_eq!(key("ООО «Берёзка»"), key("ооо  \"березка\""));
        assert_eq!(key("ул.Ленина, д.5"), key("Ул. Ленина д. 5"));
        assert_ne!(key("Ленина 1-2"), key("Ленина 12"));
        assert_ne!(pair("А", "Б В"), pair("А Б", "В"));
    }
}

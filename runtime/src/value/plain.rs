/// How many bytes a text begins with that stand for themselves in a JSON string: no
/// quotes, backslashes or control characters.
#[inline]
pub(crate) fn plain_len(text: &[u8]) -> usize {
    let (chunks, rest) = text.as_chunks();
    for (index, chunk) in chunks.iter().enumerate() {
        let odd = odd_bytes(u64::from_le_bytes(*chunk));
        if odd != 0 {
            return index * 8 + odd.trailing_zeros() as usize / 8;
        }
    }
    let plain = rest.iter().take_while(|byte| is_plain(**byte));
    text.len() - rest.len() + plain.count()
}

fn is_plain(byte: u8) -> bool {
    byte >= 0x20 && byte != b'"' && byte != b'\\'
}

/// Eight bytes at once: the highest bit of each that is not plain. Those above the
/// first may be wrong.
fn odd_bytes(bytes: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    let below = |bytes: u64, limit: u64| bytes.wrapping_sub(ONES * limit) & !bytes;
    let is = |byte: u8| below(bytes ^ (ONES * u64::from(byte)), 1);
    (below(bytes, 0x20) | is(b'"') | is(b'\\')) & (ONES << 7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_at_every_place() {
        for byte in 0..=u8::MAX {
            for place in 0..20 {
                let mut text = [b'a', 0x7f, 0x80, 0xff, b'!'].repeat(4);
                text[place] = byte;
                let expected = if is_plain(byte) { text.len() } else { place };
                assert_eq!(plain_len(&text), expected, "{byte} at {place}");
            }
        }
        assert_eq!(plain_len(b""), 0);
        assert_eq!(plain_len(b"12345678\"\\"), 8);
    }
}

//! Reads lines without ever holding more of one than it may be long.

use std::io::{self, BufRead, Read};

/// What stood up to the next line break.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// A line, without its line feed.
    Whole(Vec<u8>),
    /// A line longer than allowed. It has been passed over.
    TooLong,
    /// There is no further line.
    End,
}

/// Reads the next line of at most `longest` bytes.
pub(crate) fn read_line(reader: &mut impl BufRead, longest: usize) -> io::Result<Line> {
    let mut line = Vec::new();
    let read = reader.by_ref().take(longest as u64 + 1).read_until(b'\n', &mut line)?;
    if read == 0 {
        return Ok(Line::End);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
        return Ok(Line::Whole(line));
    }
    if read <= longest {
        return Ok(Line::Whole(line));
    }
    reader.skip_until(b'\n')?;
    Ok(Line::TooLong)
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader, Read, repeat};

    use super::{Line, read_line};

    fn check(content: &str, expected: &[Line]) {
        let mut reader = BufReader::with_capacity(3, content.as_bytes());
        for line in expected {
            assert_eq!(&read_line(&mut reader, 5).expect("memory never fails"), line);
        }
        assert_eq!(read_line(&mut reader, 5).expect("memory never fails"), Line::End);
    }

    fn whole(line: &str) -> Line {
        Line::Whole(line.as_bytes().to_vec())
    }

    #[test]
    fn lines_come_one_by_one_and_the_last_needs_no_break() {
        check("one\n\ntwo", &[whole("one"), whole(""), whole("two")]);
    }

    #[test]
    fn a_line_may_be_as_long_as_allowed_and_no_longer() {
        check("12345\n123456\n1", &[whole("12345"), Line::TooLong, whole("1")]);
        check("12345", &[whole("12345")]);
        check("123456", &[Line::TooLong]);
    }

    #[test]
    fn what_follows_a_huge_line_is_still_read() {
        let huge = repeat(b'x').take(50_000_000).chain(&b"\nnext"[..]);
        let mut reader = BufReader::new(huge);
        assert_eq!(read_line(&mut reader, 1000).expect("memory never fails"), Line::TooLong);
        assert_eq!(read_line(&mut reader, 1000).expect("memory never fails"), whole("next"));
        assert!(reader.fill_buf().expect("memory never fails").is_empty());
    }
}

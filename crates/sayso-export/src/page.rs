//! What all pages share: the head, by which they may load nothing and run nothing, and the look.

/// The style that all pages share: colours, and statements on their cards.
pub const LOOK: &str = include_str!("page/look.css");

/// The style of a page of cards.
pub(crate) const CARDS: &str = include_str!("page/cards.css");

/// Everything above what a page shows, and its end. `title` is escaped, `style` comes after [`LOOK`], `legend` tells how to
/// read the page.
pub fn head(title: &str, style: &str, legend: &str) -> String {
    // The title comes last: it is a stranger's, and no place of ours in it may be filled.
    include_str!("page/head.html")
        .replace("%style%", &(LOOK.to_owned() + style))
        .replace("%legend%", legend)
        .replace("%title%", title)
}

/// Everything below what a page shows.
pub const FOOT: &str = "</main>\n</body>\n</html>\n";

#[cfg(test)]
mod tests {
    use super::head;

    #[test]
    fn no_place_in_a_title_is_filled() {
        let head = head("%style% %legend% %title%", "", "");
        assert!(head.contains("<title>%style% %legend% %title% · sayso</title>"));
    }
}

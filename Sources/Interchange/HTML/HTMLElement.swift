/// What the elements of HTML mean for text.
enum HTMLElement {
    /// Elements whose content is not text of the document.
    static let skipped: Set<String> = [
        "head", "script", "style", "template", "noscript", "iframe", "object", "svg", "textarea", "select", "datalist",
        "rt", "rp", "audio", "video", "canvas", "map", "noframes",
    ]

    /// Elements that begin and end a paragraph.
    static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
        "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
        "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "optgroup", "option",
    ]

    static func isHidden(_ name: String, _ attributes: [MarkupAttribute]) -> Bool {
        if skipped.contains(name) || attributes["hidden"] != nil { return true }
        guard let style = attributes["style"] else { return false }
        let plain = style.lowercased().filter { !$0.isWhitespace }
        return plain.contains("display:none") || plain.contains("visibility:hidden")
    }
}

import Terminology

/// A page of HTML that needs nothing else: the texts side by side, a row a unit.
///
/// It is a table, so that a printed page repeats its header and a copy can be pasted into a spreadsheet. There is no script in it: the filters are
/// form fields that the style sheet looks at, and the policy in its head forbids a browser to load or run anything.
struct PageRenderer: AlignmentRenderer {
    let content: WritingContent
    /// The terms of each column, by segment, in order and apart from each other.
    let terms: [[Int: [MarkedTerm]]]
    private let doubtful: [Int]
    private var doubtfulSoFar = 0
    /// The block that each column was last in.
    private var blocks: [Int?]

    /// Doubtful units that the head of the page lists; from there on each leads to the next.
    private static let mostListed = 200

    init(_ content: WritingContent) {
        self.content = content
        terms = content.columns.map { column in
            let all = content.texts.terms.indices.contains(column) ? content.texts.terms[column] : []
            return Dictionary(grouping: all, by: \.segment).mapValues(Self.apart)
        }
        doubtful = content.units.indices.filter { content.units[$0].isDoubtful }
        blocks = content.columns.map { _ in nil }
    }

    var words: PageWords { content.options.words }

    mutating func begin(_ output: inout ByteBuffer) {
        appendHead(&output)
        output.append("<body style=\"--n:\(content.columns.count)\">\n<header class=\"top\">\n<h1 dir=\"auto\">")
        output.appendXML(content.title)
        output.append("</h1>\n<form autocomplete=\"off\">\n")
        appendFilters(&output)
        output.append("</form>\n")
        appendDoubtfulList(&output)
        output.append("<p class=\"meaning\">")
        output.appendXML(words.meaning)
        output.append("</p>\n</header>\n<table>\n<thead><tr><th class=\"number\" scope=\"col\">")
        output.appendXML(words.unit)
        output.append("</th>")
        for column in content.columns { appendHeader(column, &output) }
        output.append("</tr></thead>\n<tbody>\n")
    }

    mutating func write(_ index: Int, to output: inout ByteBuffer) {
        let unit = content.units[index]
        output.append("<tr id=\"u")
        output.append(index + 1)
        let classes = classes(of: unit)
        if !classes.isEmpty { output.append("\" class=\"\(classes)") }
        output.append("\" style=\"--c:\(unit.confidenceText)\"><th class=\"number\" scope=\"row\"><a href=\"#u")
        output.append(index + 1)
        output.append("\"")
        output.appendAttribute("title", "\(words.confidence) \(unit.percent)\(words.percentSign)")
        output.append(">")
        output.append(index + 1)
        output.append("</a>")
        if unit.isDoubtful { appendDoubt(unit, &output) }
        output.append("</th>")
        for column in content.columns { appendCell(column, of: unit, &output) }
        output.append("</tr>\n")
    }

    mutating func end(_ output: inout ByteBuffer) {
        output.append("</tbody>\n</table>\n<footer>")
        output.appendXML("\(content.options.tool) \(content.options.toolVersion)")
        if let created = content.options.created { output.appendXML(" · \(created.readable) UTC") }
        output.append("</footer>\n</body>\n</html>\n")
    }

    // MARK: Rows

    private mutating func classes(of unit: AlignmentUnit) -> String {
        var classes: [String] = []
        if unit.isDoubtful { classes.append("doubtful") }
        if unit.filledColumns < content.columns.count { classes.append("omits") }
        var opensBlock = false
        var isHeading = unit.filledColumns > 0
        for column in content.columns {
            guard let first = unit.segments[column].first else { continue }
            let segments = content.texts.texts[column].segments
            if blocks[column] != segments[first].block { opensBlock = true }
            blocks[column] = unit.segments[column].last.map { segments[$0].block }
            if case .heading = segments[first].kind { continue }
            isHeading = false
        }
        if opensBlock { classes.append("opens") }
        if isHeading { classes.append("heading") }
        return classes.joined(separator: " ")
    }

    private mutating func appendDoubt(_ unit: AlignmentUnit, _ output: inout ByteBuffer) {
        output.append("<span class=\"percent\">")
        output.appendXML("\(unit.percent)\(words.percentSign)")
        doubtfulSoFar += 1
        if doubtfulSoFar < doubtful.count {
            output.append("<a class=\"next\" href=\"#u\(doubtful[doubtfulSoFar] + 1)\"")
            output.appendAttribute("title", words.nextDoubtful)
            output.append(">↓</a>")
        }
        output.append("</span>")
    }

    // MARK: Head

    private func appendHead(_ output: inout ByteBuffer) {
        output.append("<!DOCTYPE html>\n<html lang=\"\(words.language.rawTag)\">\n<head>\n<meta charset=\"utf-8\">\n")
        output.append(
            """
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="generator"
            """)
        output.appendAttribute("content", "\(content.options.tool) \(content.options.toolVersion)")
        output.append(">\n<title>")
        output.appendXML(content.title)
        output.append("</title>\n<style>\n")
        output.append(PageStyle.sheet)
        for column in content.columns {
            output.append("td.c\(column)::before{content:\"\(name(of: column))\"}\n")
            output.append("body:has(#column-\(column):not(:checked)) .c\(column){display:none}\n")
        }
        output.append("</style>\n</head>\n")
    }

    private func appendFilters(_ output: inout ByteBuffer) {
        output.append("<fieldset class=\"show\"><legend>")
        output.appendXML(words.show)
        output.append("</legend>")
        let omitting = content.units.count { $0.filledColumns < content.columns.count }
        let choices = [
            ("all", words.allUnits, content.units.count), ("doubtful", words.doubtful, doubtful.count),
            ("omits", words.withOmissions, omitting),
        ]
        for (name, label, count) in choices {
            output.append("<label><input type=\"radio\" name=\"show\" id=\"show-\(name)\"")
            output.append(name == "all" ? " checked>" : ">")
            output.appendXML(label)
            output.append(" <b>\(count)</b></label>")
        }
        output.append("</fieldset>\n<fieldset class=\"languages\"><legend>")
        output.appendXML(words.languages)
        output.append("</legend>")
        for column in content.columns {
            output.append("<label><input type=\"checkbox\" id=\"column-\(column)\" checked>")
            output.append("<span lang=\"\(content.tags[column])\">\(name(of: column))</span></label>")
        }
        output.append("</fieldset>\n")
    }

    private func appendDoubtfulList(_ output: inout ByteBuffer) {
        if doubtful.isEmpty { return }
        output.append("<nav")
        output.appendAttribute("aria-label", words.doubtful)
        output.append("><b>")
        output.appendXML(words.doubtful)
        output.append("</b>")
        for index in doubtful.prefix(Self.mostListed) {
            output.append(" <a href=\"#u\(index + 1)\"")
            output.appendAttribute("title", "\(content.units[index].percent)\(words.percentSign)")
            output.append(">\(index + 1)</a>")
        }
        output.append(doubtful.count > Self.mostListed ? " …</nav>\n" : "</nav>\n")
    }

    private func appendHeader(_ column: Int, _ output: inout ByteBuffer) {
        let text = content.texts.texts[column]
        output.append("<th class=\"column c\(column)\" scope=\"col\"><span class=\"language\"")
        output.append(" lang=\"\(content.tags[column])\">\(name(of: column))</span> <span class=\"file\" dir=\"auto\"")
        output.appendAttribute("title", text.path)
        output.append(">")
        output.appendXML(content.fileName(text.path))
        output.append("</span> <span class=\"count\"")
        output.appendAttribute("title", words.segments)
        output.append(">\(text.segments.count)</span></th>")
    }

    /// The language of a column in itself, with a number where there are two of it.
    private func name(of column: Int) -> String {
        let language = content.texts.texts[column].language
        let before = content.texts.texts[..<column].count { $0.language == language }
        return before == 0 ? language.ownName : "\(language.ownName) \(before + 1)"
    }
}

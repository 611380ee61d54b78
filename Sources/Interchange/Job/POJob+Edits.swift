import Terminology

/// How translations are written.
extension POJob {
    func edits(_ fillings: [JobFilling?]) -> [JobEdit] {
        var edits: [JobEdit] = []
        var marked: Set<Int> = []
        for (index, filling) in fillings.enumerated() where index < slots.count {
            guard let filling, !segments[index].isTranslated else { continue }
            let slot = slots[index]
            edits.append(
                JobEdit(range: slot.strings, bytes: Array(quoted(filling.text.withLineEnds(of: slot.source)).utf8)))
            guard filling.needsReview, marked.insert(slot.entry).inserted else { continue }
            let entry = entries[slot.entry]
            var before = ""
            if let flags = entry.flags {
                if !entry.isFuzzy { edits.append(JobEdit(range: flags..<flags, bytes: Array(" fuzzy,".utf8))) }
            } else {
                before = "#, fuzzy" + lineEnd
            }
            if let source = filling.previousSource, !entry.hasPrevious {
                for line in ("msgid " + quoted(source)).split(whereSeparator: \.isNewline) {
                    before += "#| " + line + lineEnd
                }
            }
            if !before.isEmpty { edits.append(JobEdit(range: entry.start..<entry.start, bytes: Array(before.utf8))) }
        }
        if !edits.isEmpty, let charset { edits.append(JobEdit(range: charset, bytes: Array("UTF-8".utf8))) }
        return edits
    }

    /// A text in quotation marks; one of several lines has each on a line of its own.
    private func quoted(_ text: String) -> String {
        var lines = [""]
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n":
                lines[lines.count - 1] += "\\n"
                lines.append("")
                continue
            case "\"": lines[lines.count - 1] += "\\\""
            case "\\": lines[lines.count - 1] += "\\\\"
            case ..<" ", "\u{7F}": lines[lines.count - 1] += POString.escape(scalar)
            default: lines[lines.count - 1].unicodeScalars.append(scalar)
            }
        }
        if lines.count > 1, lines.last == "" { lines.removeLast() }
        if lines.count > 1 { lines.insert("", at: 0) }
        return lines.map { "\"\($0)\"" }.joined(separator: lineEnd)
    }
}

extension String {
    /// The text with line feeds at its ends where another has them: programs count on that.
    fileprivate func withLineEnds(of other: String) -> String {
        var core = self[...]
        while core.utf8.first == 0x0A { core.removeFirst() }
        while core.utf8.last == 0x0A { core.removeLast() }
        return (other.utf8.first == 0x0A ? "\n" : "") + core + (other.utf8.last == 0x0A ? "\n" : "")
    }
}

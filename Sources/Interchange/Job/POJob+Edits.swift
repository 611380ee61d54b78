import Terminology

/// How translations are written.
extension POJob {
    func edits(_ fillings: [JobFilling?]) -> [JobEdit] {
        var edits: [JobEdit] = []
        var marked: Set<Int> = []
        for (index, filling) in fillings.enumerated() where index < slots.count {
            guard let filling, !segments[index].isTranslated else { continue }
            let slot = slots[index]
            edits.append(JobEdit(range: slot.strings, bytes: Array(quoted(filling.text).utf8)))
            guard filling.needsReview, marked.insert(slot.entry).inserted else { continue }
            let entry = entries[slot.entry]
            var before = ""
            if let flags = entry.flags {
                if !entry.isFuzzy { edits.append(JobEdit(range: flags..<flags, bytes: Array(" fuzzy,".utf8))) }
            } else {
                before = "#, fuzzy" + lineEnd
            }
            if let source = filling.previousSource {
                let lines = ("msgid " + quoted(source)).split(separator: "\n")
                for line in lines { before += "#| " + line.filter { $0 != "\r" } + lineEnd }
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
            case "\t": lines[lines.count - 1] += "\\t"
            case "\r": lines[lines.count - 1] += "\\r"
            default: lines[lines.count - 1].unicodeScalars.append(scalar)
            }
        }
        if lines.count > 1, lines.last == "" { lines.removeLast() }
        if lines.count > 1 { lines.insert("", at: 0) }
        return lines.map { "\"\($0)\"" }.joined(separator: lineEnd)
    }
}

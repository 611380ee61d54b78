import Interchange

/// The format of a file that is checked.
enum CheckFormat {
    case document(DocumentFormat)
    case units(MemoryFormat)

    var lineEnds: LineEnds {
        switch self {
        case .document(let format): format.lineEnds
        case .units(let format): format.lineEnds
        }
    }

    /// Whether it is an archive or a page description rather than text.
    var isPackage: Bool {
        switch self {
        case .document(.docx), .document(.pdf): true
        default: false
        }
    }

    /// Whether its text stands in the file in the order of reading.
    var isOrdered: Bool { if case .document(.text) = self { true } else { false } }

    /// Where a comment ends within the rest of its line: with its markup, or with its cell or string.
    func commentEnd(in rest: ArraySlice<UInt8>) -> Int {
        let marks: [String] =
            switch self {
            case .document: ["-->", "*/", "#}"]
            case .units(.tmx), .units(.xliff): ["-->", "<"]
            case .units(.tsv): ["\t", "\""]
            case .units(.csv), .units(.jsonl): ["\""]
            case .units(.po), .units(.mo): []
            }
        var end = marks.compactMap { rest.firstRange(of: $0.utf8)?.lowerBound }.min() ?? rest.endIndex
        if case .units(.csv) = self {
            // Rules have commas between them, a reason in a cell without quotation marks has none.
            let reason = rest.drop { $0 == 0x20 }.drop { $0 != 0x20 }
            end = min(end, reason.firstIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") } ?? end)
        }
        return end
    }
}

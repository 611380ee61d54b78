import Terminology

/// How a segment ends, or that it is a heading or a cell.
enum Ending: UInt8, CaseIterable {
    case open, stop, question, exclamation, colon, ellipsis, close, digit, heading, cell

    init(_ last: UInt32, _ kind: TextBlock.Kind) {
        switch kind {
        case .heading: self = .heading
        case .cell: self = .cell
        default: self.init(last)
        }
    }

    private init(_ last: UInt32) {
        switch last {
        case 0x2E, 0x3002, 0xFF0E, 0xFF61: self = .stop
        case 0x3F, 0xFF1F: self = .question
        case 0x21, 0xFF01: self = .exclamation
        case 0x3A, 0xFF1A: self = .colon
        case 0x2026, 0x22EF: self = .ellipsis
        case 0x29, 0xFF09, 0x22, 0x27, 0x201D, 0x2019, 0x300D, 0x300F, 0x3011, 0x300B, 0x5D: self = .close
        case 0x30...0x39, 0xFF10...0xFF19: self = .digit
        default: self = .open
        }
    }

    /// Whether a character opens a quotation or brackets: where it is the last of a segment, it belongs to the next one.
    static func opens(_ character: UInt32) -> Bool {
        switch character {
        case 0x28, 0x5B, 0x2018, 0x201C, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0xFF08, 0xFF3B: true
        default: false
        }
    }
}

/// How a piece of text stands out where there is colour (ECMA-48 SGR).
enum Style: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
    case plain = "0"

    func apply(to text: String, _ terminal: Terminal) -> String {
        terminal.hasColor && self != .plain && !text.isEmpty ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
    }
}

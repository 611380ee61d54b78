/// A sentence in which the names in braces stand for what a finding speaks of, taken apart once.
struct MessagePattern: Sendable {
    private enum Piece {
        case text(String)
        case argument(String)
        /// What characters of `found` are called that nobody sees.
        case codes
    }

    /// Where something is wanted in the place of what was found, and where nothing is: then a colon has nothing to announce.
    private let wanted: [Piece]
    private let unwanted: [Piece]
    /// The sentence where it is the same for all findings, as that of most rules is.
    let constant: String?

    init(_ sentence: String) {
        wanted = Self.pieces(of: sentence[...])
        let colon = sentence.lastIndex { $0 == ":" || $0 == "：" }
        let isAnnouncing = colon.map { sentence[$0...].contains("{wanted}") } ?? false
        unwanted = isAnnouncing ? Self.pieces(of: colon.map { sentence[..<$0] } ?? "") : wanted
        let isConstant = !sentence.utf8.contains(UInt8(ascii: "{")) && !sentence.hasSuffix(" ")
        constant = isConstant && !sentence.hasSuffix(":") && !sentence.hasSuffix("：") ? sentence : nil
    }

    private static func pieces(of sentence: Substring) -> [Piece] {
        var pieces: [Piece] = []
        var rest = sentence
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            pieces.append(.text(String(rest[..<open])))
            let name = String(rest[rest.index(after: open)..<close])
            pieces.append(name == "codes" ? .codes : .argument(name))
            rest = rest[rest.index(after: close)...]
        }
        return pieces + [.text(String(rest))]
    }

    /// The sentence of a finding; what is not known stays empty.
    func filled(_ arguments: FindingArguments) -> String {
        if let constant { return constant }
        let isWanted = arguments["wanted"]?.isEmpty == false
        var result = ""
        for piece in isWanted ? wanted : unwanted {
            switch piece {
            case .text(let text): result += text
            case .argument(let name): result += arguments[name] ?? ""
            case .codes: result += Self.codes(of: arguments["found"] ?? "")
            }
        }
        if isWanted { return result }
        while let last = result.last, " :：".contains(last) { result.removeLast() }
        return result
    }

    private static func codes(of text: String) -> String {
        var told: [String] = []
        for scalar in text.unicodeScalars {
            let digits = String(scalar.value, radix: 16, uppercase: true)
            let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
            if !told.contains(code) { told.append(code) }
        }
        return told.joined(separator: " ")
    }
}

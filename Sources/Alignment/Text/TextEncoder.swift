import Normalization

/// Turns segments into tokens.
struct TextEncoder {
    let folding: ScalarFolding

    /// Letters that a word is cut to: endings of inflection are past them.
    static let stemLength = 6

    func encode(_ segments: [String], _ vocabulary: inout Vocabulary) -> EncodedText {
        var text = EncodedText()
        var scalars: [UInt32] = []
        for segment in segments {
            encode(segment, &scalars, &text, &vocabulary)
            text.starts.append(Int32(text.tokens.count))
        }
        return text
    }

    private func encode(
        _ segment: String, _ scalars: inout [UInt32], _ text: inout EncodedText, _ vocabulary: inout Vocabulary
    ) {
        var length: Float = 0
        var last: UInt32 = 0
        var run: [UInt32] = []
        var runClass = CharacterClass.other
        func flush() {
            defer { run.removeAll(keepingCapacity: true) }
            guard !run.isEmpty else { return }
            switch runClass {
            case .letter:
                let stem = run.prefix(Self.stemLength)
                text.tokens.append(vocabulary.id(Self.hash(stem, 1), .word))
            case .digit:
                text.tokens.append(vocabulary.id(Self.hash(run[...], 2), .quantity))
            case .han:
                for (index, scalar) in run.enumerated() {
                    let reading = folding.hangulReading(of: scalar)
                    if index > 0 {
                        var alias: UInt64 = 0
                        if let first = folding.hangulReading(of: run[index - 1]), let reading {
                            alias = Self.hash([Self.initialLaw(first), Self.initialLaw(reading)][...], 6)
                        }
                        text.tokens.append(
                            vocabulary.id(Self.hash(run[index - 1...index], 3), .hanPair, alias: alias))
                        vocabulary.names[text.tokens.last!] = run[index - 1...index].map { String(UnicodeScalar($0)!) }.joined()
                    }
                    text.tokens.append(vocabulary.id(Self.hash(run[index...index], 4), .han))
                        vocabulary.names[text.tokens.last!] = run[index...index].map { String(UnicodeScalar($0)!) }.joined()
                }
            case .katakana:
                if run.count > 1 { text.tokens.append(vocabulary.id(Self.hash(run[...], 5), .katakana)); vocabulary.names[text.tokens.last!] = run.map { String(UnicodeScalar($0)!) }.joined() }
            case .hangul:
                if run.count == 1 {
                    text.tokens.append(vocabulary.id(Self.hash(run[...], 7), .hangulPair))
                }
                for index in run.indices.dropFirst() {
                    text.tokens.append(
                        vocabulary.id(
                            Self.hash([Self.initialLaw(run[index - 1]), Self.initialLaw(run[index])][...], 6),
                            .hangulPair))
                }
            case .hiragana:
                for index in run.indices.dropFirst() {
                    text.tokens.append(vocabulary.id(Self.hash(run[index - 1...index], 8), .hiraganaPair))
                }
            case .other: break
            }
        }
        for scalar in segment.unicodeScalars {
            let (folded, script) = folding.fold(scalar.value)
            let next = CharacterClass(scalar.value, folded, script)
            if scalar.value != 0x20 { length += 1; last = scalar.value }
            if next == .katakana && folded == 0 { continue }
            if next != runClass {
                flush()
                runClass = next
            }
            if next != .other { run.append(folded) }
        }
        flush()
        text.lengths.append(max(1, length))
        text.endings.append(Ending(last).rawValue)
    }

    @inline(__always)
    static func hash(_ scalars: ArraySlice<UInt32>, _ salt: UInt64) -> UInt64 {
        var hash = salt &* 0x9E37_79B9_7F4A_7C15
        for scalar in scalars { hash = (hash ^ UInt64(scalar)) &* 0x100_0000_01B3; hash ^= hash >> 29 }
        return hash == 0 ? 1 : hash
    }

    /// A syllable whose initial ㄹ or ㄴ may have changed, as it is at the head of a word (두음 법칙).
    static func initialLaw(_ syllable: UInt32) -> UInt32 {
        guard 0xAC00...0xD7A3 ~= syllable else { return syllable }
        let index = syllable - 0xAC00
        let (initial, vowel, final) = (index / 588, index % 588 / 28, index % 28)
        let isFront = [2, 3, 6, 7, 12, 17, 20].contains(vowel)
        var changed = initial
        if initial == 5 { changed = isFront ? 11 : 2 } else if initial == 2 && isFront { changed = 11 }
        return 0xAC00 + changed * 588 + vowel * 28 + final
    }
}

enum CharacterClass {
    case letter, digit, han, katakana, hiragana, hangul, other

    init(_ scalar: UInt32, _ folded: UInt32, _ script: ScriptClass) {
        switch script {
        case .latin: self = .letter
        case .han: self = .han
        case .hangul: self = .hangul
        case .kana:
            self = 0x30A0...0x30FF ~= scalar || 0xFF66...0xFF9F ~= scalar ? .katakana : .hiragana
        case .other:
            if 0x30...0x39 ~= folded {
                self = .digit
            } else if scalar == 0x30FC || scalar == 0xFF70 {
                self = .katakana
            } else {
                self = .other
            }
        }
    }
}

/// How a segment ends.
enum Ending: UInt8, CaseIterable {
    case open, stop, question, exclamation, colon, ellipsis, close, digit

    init(_ scalar: UInt32) {
        switch scalar {
        case 0x2E, 0x3002, 0xFF0E, 0xFF61: self = .stop
        case 0x3F, 0xFF1F: self = .question
        case 0x21, 0xFF01: self = .exclamation
        case 0x3A, 0xFF1A: self = .colon
        case 0x2026, 0x22EF: self = .ellipsis
        case 0x29, 0xFF09, 0x22, 0x27, 0x201D, 0x2019, 0x300D, 0x300F, 0x3011, 0x300B, 0x5D: self = .close
        case 0x30...0x39: self = .digit
        default: self = .open
        }
    }
}

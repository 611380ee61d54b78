/// One of 64 marks, so that a set of characters is one number: letters and the space have marks of their own, rare characters share
/// them. Characters beyond ASCII share those of letters, so that they differ from spaces, figures and signs.
enum CharacterMark {
    /// Beside the mark of a character, that it is of a word.
    static let word: UInt8 = 1 << 6

    /// Of what stands outside of a text.
    static let none = of(0)

    /// The mark of a character.
    static func of(_ scalar: UInt32) -> UInt8 {
        switch scalar {
        case 0x61...0x7A: UInt8(scalar & 31)
        case 0x41...0x5A: 32 + UInt8(scalar & 31)
        case 0x20: 0
        case 0x30...0x39: 32
        // Signs and controls share what letters leave.
        case 0..<0x80: scalar % 10 < 5 ? 27 + UInt8(scalar % 10) : 54 + UInt8(scalar % 10)
        default: beyondASCII(scalar)
        }
    }

    @inline(__always)
    static func beyondASCII(_ scalar: UInt32) -> UInt8 {
        // 0 to 51, behind which come the marks of small letters and of capitals.
        let number = (((scalar ^ scalar >> 6) & 63) &* 13) >> 4
        return UInt8(truncatingIfNeeded: number < 26 ? number + 1 : number + 7)
    }

    /// For each character of ASCII its mark, and whether it is of a word.
    static let ofASCII: [UInt8] = (0..<0x80).map { of($0) | (PatternMachine.isWord($0) ? word : 0) }

    /// The mark of another character, and whether it is of a word.
    @inline(__always)
    static func withWord(beyondASCII scalar: UInt32) -> UInt8 {
        beyondASCII(scalar) | (PatternMachine.isWord(scalar) ? word : 0)
    }

    /// The marks of letters, which all characters beyond ASCII have.
    private static let letters: UInt64 = 0x07FF_FFFE_07FF_FFFE

    /// The marks of the characters of a set.
    static func all(of set: ScalarRanges) -> UInt64 {
        var marks: UInt64 = 0
        for range in set.ranges {
            for scalar in range {
                marks |= 1 << UInt64(of(scalar))
                if scalar >= 0x80, marks & letters == letters { break }
            }
        }
        return marks
    }
}

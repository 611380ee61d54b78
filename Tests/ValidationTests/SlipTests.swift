import TestSupport
import Testing

@testable import Validation

@Suite struct SlipTests {
    /// The definition: one character put in, left out, changed, or swapped with its neighbour.
    private static func slips(of text: String, _ alphabet: [Unicode.Scalar]) -> Set<String> {
        let scalars = Array(text.unicodeScalars)
        var slips: Set<String> = []
        func add(_ changed: [Unicode.Scalar]) {
            var slip = String.UnicodeScalarView()
            slip.append(contentsOf: changed)
            slips.insert(String(slip))
        }
        for place in 0...scalars.count {
            for letter in alphabet {
                add(scalars[..<place] + [letter] + scalars[place...])
                if place < scalars.count { add(scalars[..<place] + [letter] + scalars[(place + 1)...]) }
            }
            if place < scalars.count { add(Array(scalars[..<place] + scalars[(place + 1)...])) }
            if place + 1 < scalars.count {
                var swapped = scalars
                swapped.swapAt(place, place + 1)
                add(swapped)
            }
        }
        slips.remove(text)
        return slips
    }

    @Test func `one slip is one character put in, left out, changed or swapped`() {
        let alphabet: [Unicode.Scalar] = ["a", "b", "ö", "特", "牸", "한", "😀"]
        var random = SplitMix64(seed: 5)
        func text(_ longest: Int) -> String {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...longest, using: &random) {
                text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
            }
            return String(text)
        }
        for _ in 0..<60 {
            let one = text(5)
            let slips = Self.slips(of: one, alphabet)
            for slip in slips { #expect(one.isOneSlip(from: slip), "\(one) \(slip)") }
            for _ in 0..<40 {
                let other = text(6)
                #expect(one.isOneSlip(from: other) == slips.contains(other), "\(one) \(other)")
            }
            #expect(!one.isOneSlip(from: one))
        }
    }
}

import Testing

@testable import Validation

/// Pieces of text by bytes.
@Suite struct SliceTests {
    @Test("A piece is moved outwards to whole characters, wherever it is asked for")
    func anywhere() {
        let text = "漢é😀a"
        let bytes = Array(text.utf8)
        for start in -2...bytes.count + 2 {
            for end in -2...bytes.count + 2 {
                let piece = Array(text.slice(start, end).utf8)
                #expect(String(validating: piece, as: UTF8.self) != nil)
                if start >= 0, end >= start, end <= bytes.count { #expect(piece.count >= end - start) }
            }
        }
        #expect(text.slice(1, 2) == "漢" && text.slice(3, 5) == "é")
    }
}

import Terminology
import Testing

@Suite struct PlaceTests {
    @Test func placesCountScalarsFromTheNearestOrigin() {
        let block = TextBlock(
            kind: .paragraph, text: "特許庁 is",
            origins: [
                TextOrigin(offset: 0, place: TextPlace(line: 3, column: 5)),
                TextOrigin(offset: 10, place: TextPlace(line: 4, column: 1)),
            ])
        #expect(block.place(ofByte: 0) == TextPlace(line: 3, column: 5))
        #expect(block.place(ofByte: 6) == TextPlace(line: 3, column: 7))
        #expect(block.place(ofByte: 11) == TextPlace(line: 4, column: 2))
    }
}

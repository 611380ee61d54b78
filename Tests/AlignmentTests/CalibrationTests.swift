import Testing

@testable import Alignment

@Suite struct CalibrationTests {
    /// A word list can leave hardly a cell in doubt: whole steps of Newton's method then go beyond all that could bring them back.
    @Test func whereScoresAllButDecideTheSlopeStaysFinite() {
        let count = 9000
        var said: [Float] = []
        var right: [Float] = []
        for number in 0..<count {
            let isBead = number % 20 == 0
            said.append(isBead ? 1.5 : -1.5 + 0.4 * (Float(number) / Float(count) - 0.5))
            right.append(isBead ? (number % 60 == 0 ? 0.5 : 0.99) : 0)
        }
        let (slope, offset) = Calibration.regression(said, right)
        #expect(slope > 1 && slope < 30)
        #expect(abs(offset) < 30)
    }

    @Test func theSlopeIsThatOfTheProbabilities() {
        let said = (0..<400).map { Float($0) / 100 - 2 }
        let right = said.map { 1 / (1 + Elementary.exponential(-(3 * $0 - 1))) }
        let (slope, offset) = Calibration.regression(said, right)
        #expect(abs(slope - 3) < 0.05 && abs(offset + 1) < 0.05)
    }
}

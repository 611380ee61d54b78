import Testing

@testable import Alignment

/// What is known of omissions before a sentence is looked at.
@Suite struct OmissionsTests {
    @Test("Omissions are believed in where there are some")
    func trust() {
        let shares: [Float] = [0, 0.001, 0.005, 0.01, 0.02, 0.05, 0.2, 1]
        let trust = shares.map(PairModel.trustInOmissions)
        #expect(trust == trust.sorted())
        #expect(trust[0] > 0)
        #expect(trust[1] < 0.05)
        #expect(trust[4] > 0.8)
        #expect(trust[7] > 0.99)
    }
}

import Glibc
import Testing

@testable import Alignment

@Suite struct ElementaryTests {
    @Test func exponentialsAreThoseOfTheLibrary() {
        for step in -8000...8000 {
            let x = Float(step) / 100
            let exact = exp(Double(x))
            #expect(abs(Double(Elementary.exponential(x)) - exact) < 4e-7 * exact)
        }
    }

    @Test func logarithmsAreThoseOfTheLibrary() {
        var x: Float = 1e-37
        while x < 1e37 {
            let exact = log(Double(x))
            #expect(abs(Double(Elementary.logarithm(x)) - exact) < 4e-7 * max(1, abs(exact)))
            x *= 1.003
        }
        #expect(Elementary.logarithm(1) == 0)
    }
}

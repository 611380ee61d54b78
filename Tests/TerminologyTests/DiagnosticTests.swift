import Terminology
import Testing

struct DiagnosticTests {
    @Test func aPlaceIsWrittenAsFarAsItIsKnown() {
        #expect("\(SourceLocation(file: "a.yaml"))" == "a.yaml")
        #expect("\(SourceLocation(file: "a.yaml", line: 3))" == "a.yaml:3")
        #expect("\(SourceLocation(file: "a.yaml", line: 3, column: 7))" == "a.yaml:3:7")
        #expect("\(SourceLocation(file: "a.yaml", column: 7))" == "a.yaml")
    }

    @Test func placesAreInTheOrderOfTheFile() {
        let places = [
            SourceLocation(file: "a"), SourceLocation(file: "a", line: 1),
            SourceLocation(file: "a", line: 1, column: 2),
            SourceLocation(file: "a", line: 2, column: 1), SourceLocation(file: "a", line: 10, column: 1),
            SourceLocation(file: "b"),
        ]
        #expect(places.reversed().sorted() == places)
    }

    @Test func anErrorIsWhatIsNotSaidToBeLess() {
        let problem = Diagnostic("a.b", "it broke", arguments: ["name": "x"], help: "mend it")
        #expect(problem.severity == .error)
        #expect(problem.location == nil)
        #expect(Diagnostic("a.b", .note, "so").severity == .note)
        #expect([Severity.error, .note, .warning].sorted().map(\.word) == ["note", "warning", "error"])
    }
}

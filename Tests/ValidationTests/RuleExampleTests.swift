import Terminology
import Testing
import Validation

@Suite struct RuleExampleTests {
    @Test("Every rule lives up to its examples") func examples() throws {
        let problems = try ShippedRules.checker().problemsOfRules()
        for problem in problems { Issue.record("\(problem.location.map { "\($0)" } ?? ""): \(problem.message)") }
    }

    @Test("The summary of a rule has no holes") func summaries() throws {
        for rule in try ShippedRules.book().descriptions {
            for language in [LanguageTag.english, .simplifiedChinese, .japanese, .korean] {
                let summary = rule.summary(in: language)
                let isWhole = ["  ", "{", "()", "( ", " )"].allSatisfy { !summary.contains($0) }
                #expect(isWhole && summary.last.map { !" :：".contains($0) } == true, "\(rule.id): \(summary)")
            }
        }
    }

    @Test("Every rule speaks all languages of the program and names its source") func words() throws {
        for rule in try ShippedRules.book().descriptions {
            for language in [LanguageTag.english, .simplifiedChinese, .japanese, .korean] {
                #expect(rule.message[language]?.isEmpty == false, "\(rule.id) in \(language)")
            }
            #expect(!rule.source.isEmpty, "\(rule.id)")
        }
    }
}

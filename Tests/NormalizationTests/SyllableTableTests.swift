import Foundation
import Terminology
import Testing

@testable import Normalization

@Suite struct SyllableTableTests {
    @Test func charactersAreReadAsByTheRulesOfTheirLanguage() throws {
        let folder = KeyFolder(try LocaleData.shared.get().rules)
        for scalar in "知识产权局的会议在北京举行绿女".unicodeScalars {
            let spelled = try #require(try folder.romanization(of: String(scalar), .simplifiedChinese))
            let letters = spelled.decomposedStringWithCanonicalMapping.unicodeScalars.filter { "a"..."z" ~= $0 }
            #expect(folder.syllable(scalar.value, .simplifiedChinese) == Array(letters))
        }
    }

    @Test func whatIsNoHanCharacterHasNone() throws {
        let folder = KeyFolder(try LocaleData.shared.get().rules)
        for scalar in "a가あ・𠀀".unicodeScalars { #expect(folder.syllable(scalar.value, .simplifiedChinese) == nil) }
        #expect(folder.syllable(0x4E2D, .korean) == nil)
    }
}

import Glossary
import Lookup
import Terminology
import Testing
import TripoTerm

/// Names beside titles, and initials.
struct TitleTests {
    private func results(_ query: String) throws -> [LookupResult] {
        let day = try #require(CalendarDate(year: 2021, month: 11, day: 30))
        let snapshot = try ShippedGlossary.snapshot.get()
        return try snapshot.searcher().search(query, LookupOptions(on: day)).results
    }

    @Test(arguments: [
        ("申长雨局长", "per.shen-changyu", "role.cnipa-commissioner"),
        ("局长申长雨", "per.shen-changyu", "role.cnipa-commissioner"),
        ("欧渤芊秘书长", "per.ou-boqian", "role.tcs-sg"),
        ("모리 기요시 장관", "per.mori-kiyoshi", "role.jpo-commissioner"),
        ("Commissioner SHEN Changyu", "per.shen-changyu", "role.cnipa-commissioner"),
        ("commissioner changyu shen", "per.shen-changyu", "role.cnipa-commissioner"),
        ("SG OU", "per.ou-boqian", "role.tcs-sg"),
        ("Secretary-General OU Boqian", "per.ou-boqian", "role.tcs-sg"),
    ])
    func aNameWithItsTitleFindsThePersonAndTheRole(_ query: String, _ person: String, _ role: String) throws {
        let result = try #require(try results(query).first)
        #expect(try ShippedGlossary.snapshot.get().index.id(of: result.concept) == person)
        #expect(result.match.role == role)
        #expect(result.match.score.percent < 100)
    }

    @Test func aTitleThatThePersonNeverHadFindsThePersonWithoutIt() throws {
        let result = try #require(try results("President SHEN Changyu").first)
        #expect(try ShippedGlossary.snapshot.get().index.id(of: result.concept) == "per.shen-changyu")
        #expect(result.match.role == nil)
    }

    @Test(arguments: ["Commissioner", "局长", "Commissioner of CNIPA"])
    func aTitleAloneIsARole(_ query: String) throws {
        let result = try #require(try results(query).first)
        #expect(try ShippedGlossary.snapshot.get().index.kind(of: result.concept) == .role)
    }

    @Test(arguments: ["qqzz", "gjzscqx", "ㅌㅎㅋ"])
    func initialsAreNotSimilarToOthers(_ query: String) throws {
        #expect(
            try results(query).filter { $0.match.type == .fuzzy && $0.match.system?.contains("initials") == true }
                .isEmpty)
    }

    @Test func initialsAreFoundWhole() throws {
        #expect(try results("gjzscqj").first?.match.system == "pinyin initials")
        #expect(try results("ㅌㅎㅊ").first?.match.system == "initials")
    }
}

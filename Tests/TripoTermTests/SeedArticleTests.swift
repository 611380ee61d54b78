import Lookup
import Terminology
import Testing
import TripoTerm

/// The report of the Trilateral Cooperation Secretariat on the 21st TRIPO Heads Meeting of 2021-11-30: every name and
/// term in it has an answer in four languages as of that day.
struct SeedArticleTests {
    private static let day = "2021-11-30"

    /// What the report says, and what it means by it.
    static let names: [(String, String)] = [
        // Offices.
        ("China National Intellectual Property Administration", "off.cnipa"), ("CNIPA", "off.cnipa"),
        ("Japan Patent Office", "off.jpo"), ("JPO", "off.jpo"),
        ("Korean Intellectual Property Office", "off.kipo"), ("KIPO", "off.kipo"),
        ("Trilateral Cooperation Secretariat", "off.tcs"), ("TCS", "off.tcs"),
        ("three Offices", "t.three-offices"), ("the three Offices", "t.three-offices"),
        // People and their titles.
        ("SHEN Changyu", "per.shen-changyu"), ("MORI Kiyoshi", "per.mori-kiyoshi"),
        ("KIM Yongsun", "per.kim-yongsun"), ("OU Boqian", "per.ou-boqian"),
        ("Commissioner of CNIPA", "role.cnipa-commissioner"), ("Commissioner of JPO", "role.jpo-commissioner"),
        ("Vice Commissioner of KIPO", "role.kipo-vice"), ("TCS Secretary-General", "role.tcs-sg"),
        ("Secretary-General", "role.tcs-sg"),
        // Meetings.
        ("21st TRIPO Heads Meeting", "mtg.tripo-heads-21"), ("TRIPO Heads Meeting", "mtg.tripo-heads"),
        ("Heads Meeting", "mtg.tripo-heads"), ("9th TRIPO User Symposium", "mtg.user-symposium-09"),
        ("TRIPO User Symposium", "mtg.tripo-user-symposium"), ("User Symposium", "mtg.tripo-user-symposium"),
        ("public symposium", "t.public-symposium"), ("hosted by", "t.host"),
        ("virtual format", "t.virtual-format"), ("delegation", "t.delegation"), ("delegations", "t.delegation"),
        ("led delegations", "t.lead-delegation"), ("remarks", "t.remarks"), ("attend", "t.attend"),
        ("Group Picture", "t.group-photo"),
        // What was spoken of.
        ("IP systems", "t.ip-system"), ("cooperation activities", "t.cooperation-activities"),
        ("trademark", "t.trademark"), ("design", "t.design"), ("trial and appeal", "t.trial-appeal"),
        ("human resources", "t.hrd"), ("IP societies", "t.ip-societies"),
        ("trilateral IP cooperation", "t.trilateral-ip-coop"), ("COVID-19", "t.covid19"), ("RCEP", "tr.rcep"),
        ("innovative technologies", "t.innovative-tech"), ("IPR", "t.ipr"), ("IP", "t.ip"),
        ("encouraging innovation", "t.encourage-innovation"), ("innovation", "t.innovation"),
        ("business environment", "t.business-environment"), ("consumer rights", "t.consumer-rights"),
        ("economic and social development", "t.socioeconomic"), ("trilateral mechanisms", "t.mechanism"),
        ("public awareness", "t.public-awareness"), ("data compilation", "t.data-compilation"),
        ("publishing", "t.publishing"), ("data platform", "t.data-platform"),
        ("the three countries", "t.three-countries"), ("Trilateral Statistics Hub", "mech.tsh"),
        ("support", "t.support"),
    ]

    @Test(arguments: names)
    func aNameOfTheReportIsAnsweredInFourLanguages(_ name: String, _ concept: String) throws {
        let answers = try ShippedGlossary.snapshot.get().answers(name, on: Self.day)
        let answer = try #require(answers.first)
        #expect(answers.map(\.concept.id).first == concept, "\(answers.map(\.concept.id))")
        #expect(answer.replacedBy == nil)
        let languages: Set<LanguageTag> = [.english, .simplifiedChinese, .japanese, .korean]
        let preferred = answer.terms.filter { $0.status == .preferred }
        #expect(languages.isSubset(of: preferred.map(\.language)))
        let day = try #require(PartialDate(iso: Self.day)).earliest
        #expect(answer.terms.allSatisfy { $0.validity.contains(day) && $0.status.isInUse })
    }

    /// On that day TRIPO was the name of the three offices; the website had lost it to them.
    @Test func tripoIsTheThreeOfficesAndNotTheirWebsite() throws {
        let found = try ShippedGlossary.snapshot.get().concepts("TRIPO", on: Self.day)
        #expect(found.contains("off.tripo"))
        #expect(found.first == "off.tripo")
    }

    /// However it is typed, the right concept is first.
    @Test(arguments: [
        ("ｋｉｐｏ", "off.kipo"), ("ㅌㅎㅊ", "off.kipo"), ("Teukheocheong", "off.kipo"), ("t'ŭkhŏch'ŏng", "off.kipo"),
        ("\u{1110}\u{1173}\u{11A8}\u{1112}\u{1165}\u{110E}\u{1165}\u{11BC}", "off.kipo"), ("특허청", "off.kipo"),
        ("特許廳", "off.jpo"), ("特許庁", "off.jpo"), ("tokkyocho", "off.jpo"), ("tokkyotyou", "off.jpo"),
        ("とっきょちょう", "off.jpo"), ("トッキョチョウ", "off.jpo"), ("Japan Patnet Office", "off.jpo"),
        ("gjzscqj", "off.cnipa"), ("guojia zhishi chanquan ju", "off.cnipa"),
        ("guó jiā zhī shí chǎn quán jú", "off.cnipa"),
        ("国家知识产权局", "off.cnipa"), ("國家知識產權局", "off.cnipa"), ("国家知識産権局", "off.cnipa"),
        ("국가지식산권국", "off.cnipa"), ("Kim Yong-sun", "per.kim-yongsun"), ("Yongsun Kim", "per.kim-yongsun"),
        ("김용선", "per.kim-yongsun"), ("申长雨", "per.shen-changyu"), ("申長雨", "per.shen-changyu"),
        ("森清", "per.mori-kiyoshi"),
        ("ip Societies", "t.ip-societies"),
    ])
    func aNameIsFoundHoweverItIsTyped(_ query: String, _ concept: String) throws {
        let found = try ShippedGlossary.snapshot.get().concepts(query, on: Self.day)
        #expect(found.first == concept, "\(found)")
    }

    @Test func aTypingErrorIsSaidToBeOne() throws {
        let match = try #require(
            ShippedGlossary.snapshot.get().answers("Japan Patnet Office", on: Self.day).first?.match)
        #expect(match.type == .fuzzy)
        #expect(match.score < MatchScore(percent: 100))
        #expect(match.distance == 1)
    }

    @Test func oldCharactersMayMeanEitherOffice() throws {
        let found = try ShippedGlossary.snapshot.get().concepts("特許廳", on: Self.day)
        #expect(found.first == "off.jpo")
        #expect(found.contains("off.kipo"))
    }

    @Test func anOfficeThatWasRenamedLeadsToItsSuccessor() throws {
        let snapshot = try ShippedGlossary.snapshot.get()
        let after = try #require(snapshot.answers("KIPO", on: "2026-01-01").first)
        #expect(after.concept.id == "off.kipo")
        #expect(after.replacedBy?.concept.id == "off.moip")
        #expect(after.terms.isEmpty)
        #expect(after.replacedBy?.terms.isEmpty == false)
        for day in ["2024-05-01", "2025-09-30", Self.day] {
            let before = try #require(snapshot.answers("KIPO", on: day).first)
            #expect(before.concept.id == "off.kipo")
            #expect(before.replacedBy == nil)
        }
        #expect(try snapshot.answers("KIPO", on: "2025-10-01").first?.replacedBy?.concept.id == "off.moip")
    }

    @Test func thoseWhoHeldAPostAreKnownWithTheirDays() throws {
        let snapshot = try ShippedGlossary.snapshot.get()
        let day = try #require(PartialDate(iso: Self.day)).earliest
        for (person, role) in [
            ("per.shen-changyu", "role.cnipa-commissioner"), ("per.mori-kiyoshi", "role.jpo-commissioner"),
            ("per.kim-yongsun", "role.kipo-vice"), ("per.ou-boqian", "role.tcs-sg"),
        ] {
            let concept = try #require(try snapshot.concept(id: person))
            #expect(concept.posts.contains { $0.role == role && $0.period.contains(day) }, "\(person)")
        }
    }

    @Test func theMeetingIsTheTwentyFirstOfItsSeries() throws {
        let meeting = try #require(try ShippedGlossary.snapshot.get().concept(id: "mtg.tripo-heads-21")?.meeting)
        #expect(meeting.ordinal == 21)
        #expect(meeting.series == "mtg.tripo-heads")
        #expect(meeting.host == "off.cnipa")
        #expect(meeting.dates.from == PartialDate(iso: Self.day))
    }
}

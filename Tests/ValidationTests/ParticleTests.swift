import Terminology
import Testing

@testable import Validation

@Suite struct ParticleTests {
    @Test(
        "A fix changes the particle with the name",
        arguments: [
            ("KIPO는", "KIPO", "MOIP", "MOIP는"), ("특허청은", "특허청", "지식재산처", "지식재산처는"),
            ("특허청이", "특허청", "지식재산처", "지식재산처가"), ("특허청을", "특허청", "지식재산처", "지식재산처를"),
            ("특허청과의", "특허청", "지식재산처", "지식재산처와의"), ("특허청으로", "특허청", "지식재산처", "지식재산처로"),
            ("지식재산처로", "지식재산처", "특허청", "특허청으로"), ("서울로", "서울", "부산", "부산으로"),
            ("부산으로", "부산", "서울", "서울로"), ("특허청의", "특허청", "지식재산처", "지식재산처의"),
            ("특허청 이", "특허청", "지식재산처", "지식재산처 이"),
        ])
    func repairing(text: String, old: String, new: String, wanted: String) {
        let fix = TextFix(span: TextSpan(0, old.utf8.count), replacement: new)
        #expect(text.applying([Particle.repairing(fix, in: text, [:])]) == wanted)
    }

    @Test("Sounds of letters, figures and syllables") func sounds() {
        let spoken = ["RCEP": "알셉"]
        #expect(Particle.sound(of: "KIPO", spoken) == .vowel)
        #expect(Particle.sound(of: "RCEP", spoken) == .consonant)
        #expect(Particle.sound(of: "특허청", spoken) == .consonant)
        #expect(Particle.sound(of: "서울", spoken) == .rieul)
        #expect(Particle.sound(of: "2021", spoken) == .rieul)
        #expect(Particle.sound(of: "2020", spoken) == .consonant)
        #expect(Particle.sound(of: "Meeting", spoken) == nil)
        #expect(Particle.sound(of: "APEC", [:]) == nil)
    }
}

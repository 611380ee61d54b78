import ICU
import TestSupport
import Testing

@testable import Normalization

/// Each feature of the syntax of rules, held against ICU's own transliterator on texts made at random.
@Suite struct TransformFeatureTests {
    /// Rules, one set a line of the table; the texts are made of the letters of the rules and some more.
    static let ruleSets = [
        "a > b ;",
        "abc > x ; ab > yy ; a > zzz ; b > ;",
        "# remark\n  a > b ; # another\n  'b c' > d ;",
        "a { b } c > x ; b > y ;",
        "[ab] { c } [^ab] > x ;",
        "[^ab] { c } [^ab] > x ;",
        "{ } b > x ;",
        "a { } b > x ;",
        "^ a > x ; b $ > y ;",
        "^ a { b } c $ > x ;",
        "[a$] { b } [c$] > x ;",
        "$v = [abc] ; $w = ab ; $v { x > y ; $w > z ; $w+ c > q ;",
        "$v = [ab] ; $n = [^$v c] ; $n > x ;",
        "a+ > x ; b* c > y ; c? d > z ;",
        "(a) (b) > $2 $1 ;",
        "(a+) b > $1 '-' $1 ;",
        "((a) b) + c > '<' $1 '|' $2 '>' ;",
        "(a)* b > '[' $1 ']' ;",
        "(ab)+ { c } > x ;",
        "a { b } (c) > $1 ;",
        "'ab'+ > x ; 'c''d' > y ; '' > z ;",
        "a > x | b ; xb > y ; bc > z ;",
        "a > | b ; b > c ;",
        "a > | a a ;",
        "a > b | ; c > @ | ;",
        "a { b } c > x @ | ; c > y ;",
        "a { b } cc > x @@ | ; c > y ;",
        "ab { c } > | @ x ; b > y ;",
        "abc { d } > | @@ x ; b > y ; a > z ;",
        "\\u0061 > \\u0078 ; \\x{62} > \\U00000079 ; \\' > q ; \\- > r ;",
        "[:Lu:] > x ; [[:Ll:]-[a]] > y ;",
        "\\p{Han} > h ; [\\u3042-\\u3046] > k ;",
        "[[a-z]&[b-d]] > x ;",
        ". > x ;",
        "a . b > x ;",
        "a > b ; ::Null; b > c ; ::Null; c > d ;",
        "::NFD; [:Mn:] > ; ::NFC;",
        ":: NFKC ; a > b ; :: Any-NFD ; b > c ;",
        "a <> b ; c < d ; d > e ;",
        "{a} <> b ; x → y ; y ↔ z ;",
        "識 { 知 } > zi ; 知 > zhi ; 😀 > ':-)' ; a 😀 > b ; c } 😀 > d ; x > 😀 ;",
        "[😀-😂] { a > b ; [^a] { c > d ;",
        "a > ; b > xyz ; (c) (d) > $2 '-' $1 ; (e) f > $1 $1 ; g > | a ; x } y > ;",
        "([a-z]) s } [^a-z] > $1 ; ies } [^a-z] > y ; es } [^a-z] > ;",
        "a { [^b] > x ;", "[a$] > x ;", "a [$] > x ; b [^c] [^c] > y ;",
        "((((a)b)c)d) > $4 $3 $2 $1 ;", "a*b*c* } d > x ;", "(a?)* b > '<' $1 '>' ;",
        "(a (b)?)+ c > '<' $1 $2 '>' ;", "{ a* } > x ;", "a b } > x ; } c > y ;",
    ]

    static let alphabet: [Unicode.Scalar] =
        Array("aaabbbccddexyzs  '-A".unicodeScalars) + [
            "知", "識", "あ", "う", "😀", "😁", "\u{301}", "é", "特", "\u{1112}", "\n", "ö",
        ]

    @Test(arguments: ruleSets) func theEngineDoesWhatICUDoes(_ rules: String) throws {
        let oracle = try Transliterator(rules: rules, identifier: "test")
        guard let program = TransformCompiler(rules).program() else {
            Issue.record("not compiled: \(rules): \(TransformCompiler(rules).unsupportedFeature() ?? "")")
            return
        }
        let transform = Transform(ByteStore(program).all)
        var generator = SplitMix64(seed: 7)
        let texts = (0..<1500).map { round in
            var text = String.UnicodeScalarView()
            let letters = round % 2 == 0 ? 8 : Self.alphabet.count
            for _ in 0..<Int.random(in: 0...12, using: &generator) {
                text.append(Self.alphabet[Int.random(in: 0..<letters, using: &generator)])
            }
            return String(text)
        }
        // When a rule of ICU applies for the first time, its cursor stands before the output.
        for text in texts { _ = try oracle.transliterated(text) }
        for text in texts {
            let expected = try oracle.transliterated(text)
            let found = try transform.applied(to: text)
            guard Array(expected.utf8) == Array(found.utf8) else {
                Issue.record(
                    "\(rules): \(text.debugDescription) gives \(found.debugDescription), ICU \(expected.debugDescription)"
                )
                return
            }
        }
    }
}

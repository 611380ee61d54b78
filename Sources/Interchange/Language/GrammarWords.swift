/// Words of grammar of languages in Latin letters that are not English.
///
/// From the lists of the most frequent words of each language, without those that are English words or names as well.
struct GrammarWords {
    /// The languages of a word, a bit for each.
    struct Languages {
        /// Of which no English text has the word.
        var own: UInt32 = 0
        /// Whose names have the word before a capital: Jorge de la Fuente.
        var ofNames: UInt32 = 0
    }

    /// The languages of each word.
    static let languages: [Substring: Languages] = {
        var languages: [Substring: Languages] = [:]
        for (number, words) in all.enumerated() {
            for word in words.own.split(separator: " ") { languages[word, default: Languages()].own |= 1 << number }
            for word in words.ofNames.split(separator: " ") {
                languages[word, default: Languages()].ofNames |= 1 << number
            }
        }
        return languages
    }()

    static var count: Int { all.count }

    private let own: Substring
    private let ofNames: Substring

    private init(_ own: Substring, ofNames: Substring = "") { (self.own, self.ofNames) = (own, ofNames) }

    private static let all = [
        // German, Dutch.
        GrammarWords(
            """
            und ist sind wird werden wurde wurden auf für mit nach auch sich über durch eine einer eines einen \
            einem als aus oder dass haben wir ihre ihr drei zwei zwischen sowie nicht wenn kann noch nur beim \
            bei zum zur im dem wie mehr unter diese dieser alle alles vom gegen ohne um keine kein muss soll \
            jede jeder seit dieses sein kein werde hier
            """, ofNames: "der die das den des von ein zu"),
        GrammarWords(
            """
            het een voor met zijn niet ook werd worden aan bij naar deze wordt hebben dat uit drie tussen hun \
            nog maar heeft om kan dit ze wij geen alle moet kunnen deze zou
            """, ofNames: "de van den der te"),
        // French, Spanish, Italian, Portuguese, Catalan, Romanian.
        GrammarWords(
            """
            dans avec sont ont été aux cette ces leur leurs une nous vous trois lors ainsi mais où ne qui que \
            ses elle ils sur à c'est être fait comme ce deux par pour leur chaque selon afin entre si tout \
            tous toute toutes peut doit depuis lorsque aucun donc quand cet
            """, ofNames: "le la les de des du et en un au"),
        GrammarWords(
            """
            una para por como más entre sobre esta este sus fue fueron también desde hasta cuando según pero \
            está están ser muy tres que con lo su todos todas hay puede debe cuál ya
            """, ofNames: "se de la el los las del en al un"),
        GrammarWords(
            """
            che della delle dei degli dell alla alle nel nella sono è gli una anche come più tra questo questa \
            stato stati hanno dal dalla sul sulla loro uno tre dello nei nelle si può viene quando tutti questi \
            essere stata con
            """, ofNames: "di del da la il lo le al un"),
        GrammarWords(
            """
            uma para não são ao aos pela pelo pelos pelas mais como foi foram entre sobre também seu sua \
            três quando está às à numa com que por suas seus um ou você mas pode deve sem já qual ser \
            isso se
            """, ofNames: "de da do dos das em na nas nos os"),
        GrammarWords("els amb dels és també ha són entre seva aquest aquesta una que", ofNames: "de la les del"),
        GrammarWords("și şi în pe cu din este sunt pentru mai trei sau prin fost către între", ofNames: "de la un"),
        // Swedish, Danish and Norwegian.
        GrammarWords("och att det som för på är av till inte ett från vid eller också tre mellan kan har den"),
        GrammarWords("og det til af på som ikke fra ved eller også blev tre mellem være av til mellom å en et"),
        // Finnish, Estonian, Hungarian.
        GrammarWords("ja ei oli ovat sekä että tai kun myös mukaan kanssa kolme joka tämä ole voi sen"),
        GrammarWords("ja ei kui ning oli mis kolm ka või selle"),
        GrammarWords("és az egy hogy nem volt három között vagy csak meg kell szerint is"),
        // Polish, Czech and Slovak, Croatian and Serbian, Slovenian, Lithuanian, Latvian.
        GrammarWords("się nie jest oraz że dla przez są być trzy jak lub które który na od po"),
        GrammarWords("se na je že jako nebo byl byla jsou tři také které při podle mezi ako alebo sa je po od"),
        GrammarWords("je se su za od iz koji koja kao ili nije na"),
        GrammarWords("je na za ki ali kot tudi trije se"),
        GrammarWords("ir yra iš kaip su trys apie buvo į"),
        GrammarWords("un ir ar uz kas par trīs tika arī"),
        // Turkish, Vietnamese, Indonesian and Malay.
        GrammarWords("ve bir bu için ile olarak olan üç çok daha veya gibi sonra kadar"),
        GrammarWords("và của các là trong được có cho với một những này tại đã không về theo để từ"),
        GrammarWords(
            """
            dan yang untuk dengan pada dari itu tidak dalam akan oleh adalah tiga atau telah sebagai ke juga \
            di
            """),
    ]
}

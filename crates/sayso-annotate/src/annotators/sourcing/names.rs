//! Names that are no person's: places that speak as their governments, and bodies and outlets known by their names alone.

use sayso_core::SourceKind;

use crate::patterns::is_listed;

/// What a name in lower case stands for, where we know; most names are not here.
pub(super) fn known(name: &str) -> Option<SourceKind> {
    let bare = name.strip_prefix("the ").unwrap_or(name);
    let is_in = |list: &str| list.split(',').any(|known| known.trim() == bare || known.trim() == name);
    if is_in(OUTLETS) {
        return Some(SourceKind::Outlet);
    }
    (is_in(BODIES) || is_in(PLACES)).then_some(SourceKind::Organisation)
}

/// Whether `word`, in lower case, ends the names of papers: “the Selin Courier”. Names of people may end so, too.
pub(super) fn is_of_paper(word: &str) -> bool {
    is_listed(PAPERS, word)
}

const PAPERS: &str = "mercury beacon bee clarion courier gazetteer express mail echo chronicle observer sun globe examiner inquirer ledger dispatch \
    sentinel register standard argus bugle advertiser monitor telegraph enquirer intelligencer democrat-gazette picayune spectator statesman \
    mirror pioneer bulletin star";

/// Whether `word`, in lower case, tells when a paper comes out: “the *Daily* Trumpeter”, “the *Sunday* Lantern”.
pub(super) fn comes_out(word: &str) -> bool {
    matches!(word, "daily" | "evening" | "morning" | "sunday" | "weekly")
}

const OUTLETS: &str = "reuters, france 24, france24, mail on sunday, agence france-presse, bloomberg news, bloomberg politics, cbs news, abc news, nbc news, sky news, itv, channel 4, hindu, hindustan times, \
    indian express, ndtv, mint, business standard, deccan herald, punch, vanguard, dawn, straits times, financial times, ft, daily mail, evening standard, \
    globe and mail, sydney morning herald, age, le figaro, libération, el mundo, el universal, la nación, clarín, folha, o globo, corriere della sera, la repubblica, \
    asahi shimbun, yomiuri, yonhap, anadolu, ria novosti, al arabiya, haaretz, ynet, global times, people's daily, bild, die zeit, die welt, süddeutsche zeitung, \
    wall street journal, washington post, boston globe, talking points memo, daily kos, cnbc, tmz, blaze, politifact, factcheck.org, fivethirtyeight, realclearpolitics, \
    business insider, union leader, new hampshire union leader, propublica, variety, hollywood reporter, wired, fortune, forbes, esquire, quartz, vogue, bustle, gizmodo, jezebel, us weekly, yahoo news, fox business, \
    newsmax, onion, smoking gun, intercept, new republic, american conservative, foreign policy, foreign affairs, lancet, associated press, ap, afp, bloomberg, cnn, nbc, abc, cbs, msnbc, fox, fox news, bbc, npr, pbs, politico, buzzfeed, breitbart, \
    huffpost, slate, salon, vox, axios, newsweek, the hill, gawker, mother jones, vice, new yorker, guardian, independent, daily beast, daily caller, \
    al jazeera, xinhua, tass, sputnik, rt, economist, atlantic, telegraph, mirror, sun, national review, weekly standard, drudge report, \
    rolling stone, vanity fair, univision, telemundo, c-span, usa today, le monde, der spiegel, el país, der standard, interfax, press trust of india, pti, ani, kyodo";

const BODIES: &str = "google, facebook, twitter, apple, amazon, microsoft, walmart, boeing, goldman sachs, planned parenthood, black lives matter, wikileaks, \
    fbi, cia, nsa, doj, irs, epa, nra, aclu, un, eu, nato, imf, opec, who, fda, cdc, gop, dnc, rnc, isis, hamas, hezbollah, taliban, al qaeda, \
    white house, kremlin, pentagon, capitol hill, wall street, downing street, scotland yard, vatican, supreme court, state department, \
    no 10, number 10, no 11, number 11, quinnipiac, gallup, pew, nielsen, ipsos, yougov, rasmussen, moody's, standard & poor's, fitch, oxfam, greenpeace, amnesty, unicef, unesco, interpol, europol, hud, nasa, faa, fcc, sec, ftc, hhs, dhs, ice, tsa, atf, dea";

const PLACES: &str = "washington, moscow, beijing, london, paris, berlin, brussels, kyiv, kiev, tehran, jerusalem, ankara, damascus, baghdad, kabul, islamabad, delhi, \
    new delhi, tokyo, seoul, pyongyang, riyadh, cairo, caracas, havana, madrid, rome, warsaw, ottawa, canberra, taipei, doha, geneva, \
    russia, china, britain, england, scotland, wales, ireland, france, germany, italy, spain, portugal, poland, ukraine, turkey, syria, iraq, iran, israel, palestine, \
    egypt, libya, yemen, saudi arabia, qatar, india, pakistan, afghanistan, japan, south korea, north korea, taiwan, vietnam, philippines, indonesia, \
    malaysia, australia, new zealand, canada, mexico, cuba, venezuela, brazil, argentina, chile, colombia, peru, nigeria, kenya, south africa, ethiopia, somalia, sudan, \
    greece, sweden, norway, denmark, finland, hungary, austria, switzerland, netherlands, belgium, serbia, georgia, america, united states, us, u.s, u.s., uk, u.k, u.k., \
    texas, california, florida, ohio, iowa, new york, new hampshire, virginia, pennsylvania, michigan, wisconsin, nevada, colorado, arizona, europe";

//! The nouns by which sources are called, and what kind of source each makes.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::patterns::is_listed;

/// What a noun says of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noun {
    /// Somebody who speaks from inside and is seldom named: “official”, “aide”, “source”.
    Insider,
    /// A role that one person at a time has: “president”, “mayor”.
    Office,
    /// Any other word for people: “pastor”, “passenger”.
    Person,
    /// A word for people of a kind, of whom there is no number: “critics”, “voters”.
    Crowd,
    /// A word for a multitude as one: “the public”, “many”.
    Collective,
    /// A body that acts.
    Body,
    /// A publisher of news.
    Outlet,
    /// Something written, recorded or measured.
    Document,
}

/// What `noun`, in lower case and singular or plural, says of a source; `None` for a noun we do not know.
pub(super) fn of(noun: &str) -> Option<Noun> {
    listed(noun).or_else(|| by_ending(noun))
}

/// The same for nouns of the lists alone: the last word of a name may well end like a trade.
pub(super) fn listed(noun: &str) -> Option<Noun> {
    let last = noun.rsplit('-').next().unwrap_or(noun);
    whole(noun).or_else(|| whole(last).filter(|_| last.len() < noun.len()))
}

/// Whether `noun` is for people, bodies, outlets or papers that say something by themselves, not for what is thought or ruled.
pub(super) fn says(noun: &str) -> bool {
    let is_counted = |kind| kind != Noun::Collective || noun == "people";
    listed(noun).is_some_and(is_counted) && !stands_in(THOUGHTS, noun)
}

fn whole(noun: &str) -> Option<Noun> {
    let find = |wanted: &str| LISTED.get(wanted).copied();
    find(noun).or_else(|| singulars(noun).find_map(|singular| find(&singular)))
}

/// The nouns of the lists; of one that is in several, the first counts.
static LISTED: LazyLock<HashMap<&str, Noun>> = LazyLock::new(|| {
    let lists = [
        (COLLECTIVES, Noun::Collective),
        (INSIDERS, Noun::Insider),
        (OFFICES, Noun::Office),
        (CROWDS, Noun::Crowd),
        (BODIES, Noun::Body),
        (OUTLETS, Noun::Outlet),
        (DOCUMENTS, Noun::Document),
        (PEOPLE, Noun::Person),
    ];
    let last_first = lists.iter().rev();
    last_first.flat_map(|&(list, noun)| list.split_whitespace().map(move |known| (known, noun))).collect()
});

/// Whether people called so are too many to be definite unless more is said: “lawmakers”, “party leaders”.
pub(super) fn is_of_many(noun: &str) -> bool {
    stands_in(OF_MANY, noun)
}

/// Whether people called so share an opinion or an origin and nobody counts them, even “the voters”.
pub(super) fn is_of_opinion(noun: &str) -> bool {
    stands_in(OF_OPINION, noun)
}

/// Whether `noun` or its singular stands in `list`.
fn stands_in(list: &str, noun: &str) -> bool {
    is_listed(list, noun) || singulars(noun).any(|singular| is_listed(list, &singular))
}

/// Whether `noun`, in lower case, is a plural.
pub(super) fn is_plural(noun: &str) -> bool {
    const IRREGULAR: [&str; 7] = ["people", "men", "women", "children", "police", "staff", "others"];
    const SINGULAR: [&str; 14] = [
        "press",
        "congress",
        "boss",
        "witness",
        "actress",
        "news",
        "business",
        "hostess",
        "campus",
        "census",
        "series",
        "headquarters",
        "mistress",
        "governess",
    ];
    let is_made_of_men = noun.ends_with("men") && noun.len() > 4;
    IRREGULAR.contains(&noun) || is_made_of_men || (noun.ends_with('s') && !SINGULAR.contains(&noun))
}

/// What `noun` may be the plural of.
fn singulars(noun: &str) -> impl Iterator<Item = String> + '_ {
    let endings = [("ies", "y"), ("men", "man"), ("women", "woman"), ("sses", "ss"), ("es", "e"), ("s", "")];
    endings
        .into_iter()
        .filter_map(|(plural, singular)| Some(format!("{}{singular}", noun.strip_suffix(plural)?)))
}

/// `noun` in the singular.
pub(super) fn singular(noun: &str) -> String {
    let singular = singulars(noun).next().filter(|_| is_plural(noun));
    singular.unwrap_or_else(|| noun.to_owned())
}

/// Whether a record numbers people called so, as in “Witness 3”.
pub(super) fn is_numbered(noun: &str) -> bool {
    is_listed(NUMBERED, noun)
}

/// People by the endings of what they do.
fn by_ending(noun: &str) -> Option<Noun> {
    const ENDINGS: [&str; 24] = [
        "man", "men", "woman", "women", "person", "ist", "ists", "keeper", "keepers", "goer", "goers", "er",
        "ers", "or", "ors", "ian", "ians", "ant", "ants", "ee", "ees", "eer", "eers", "wright",
    ];
    if noun.ends_with("-year-old") || noun.ends_with("-year-olds") {
        return Some(Noun::Person);
    }
    const MAKERS: [&str; 2] = ["maker", "makers"];
    if MAKERS.iter().any(|ending| noun.ends_with(ending)) {
        return Some(Noun::Body);
    }
    (noun.len() > 5 && ENDINGS.iter().any(|ending| noun.ends_with(ending))).then_some(Noun::Person)
}

/// Whether a body or a person may be called so: “the owner”, “the contractor”.
pub(super) fn is_either(noun: &str) -> bool {
    stands_in(EITHER, noun)
}

const EITHER: &str = "contractor developer builder distributor shareholder owner sponsor publisher agent promoter employer auditor supplier operator lender \
    insurer buyer seller bidder rival provider";

const NUMBERED: &str = "witness juror officer suspect defendant plaintiff complainant victim patient person individual agent employee executive \
    conspirator co-conspirator doe roe minor child student soldier source official speaker caller respondent participant resident interviewee \
    player nurse doctor prisoner detainee inmate passenger member expert man woman boy girl guard";

const OF_MANY: &str = "lawmaker legislator politician policymaker candidate contender hopeful nominee";

const OF_OPINION: &str = "critic skeptic sceptic observer opponent detractor voter expert analyst pundit commentator supporter fan backer american historian \
    economist conservative liberal progressive moderate libertarian populist evangelical christian muslim catholic jew activist advocate proponent \
    adversary republican democrat independent taxpayer citizen millennial loyalist purist hispanic latino black white texan californian floridian \
    european briton mexican russian chinese israeli palestinian syrian iraqi iranian defender investor";

const INSIDERS: &str = "source official aide insider adviser advisor operative strategist staffer staff diplomat confidant confidante ally associate \
    spokesman spokeswoman spokesperson spokespeople representative rep surrogate consultant fundraiser bundler donor informant \
    whistleblower whistle-blower witness eyewitness bystander investigator negotiator deputy lieutenant assistant handler planner \
    organizer organiser appointee envoy emissary functionary bureaucrat go-between participant attendee interlocutor intermediary \
    friend acquaintance colleague companion relative neighbour neighbor cousin classmate roommate coworker co-worker employee executive manager agent \
    officer detective prosecutor lawmaker legislator delegate trader dealer banker broker person someone somebody lawyer attorney counsel solicitor \
    barrister member leader director trustee juror inspector sergeant guard clerk pollster doctor nurse minister-of hardliner follower \
    committeeman committeewoman superdelegate whip politician policymaker commander judge-of engineer caller narrator entourage receiver prosecutor-in-charge";

const OFFICES: &str = "president mec mp mep mla ag vp da cfo coo premier chancellor king queen pope prince princess emperor monarch mayor governor minister secretary chairman \
    chairwoman chairperson chair speaker commissioner ceo chief head ambassador general admiral colonel sheriff judge bishop archbishop \
    cardinal dean principal coach captain editor publisher owner founder tycoon author candidate nominee senator congressman congresswoman \
    vice-president treasurer superintendent billionaire mogul businessman businesswoman magnate tycoon frontrunner front-runner pontiff \
    justice incumbent hopeful contender host anchor moderator columnist attorney-general prime-minister socialist \
    wife husband son daughter father mother brother sister widow rival grandmother grandfather grandad grandma mum mom dad papa mama aunt uncle cousin niece nephew fiancee boss landlord \
    predecessor successor counterpart challenger taoiseach comptroller consul abbot chaplain bursar provost rector vicar ombudsman solicitor-general \
    headmaster headmistress curator conductor-in-chief chargé attaché-in-chief patriarch ayatollah sultan emir sheikh laird lieutenant-governor";

const COLLECTIVES: &str = "public people folk many some most several few everyone everybody nobody anyone anybody none no-one one others electorate base \
    community crowd crowds audience mob left right world establishment elite conventional-wisdom rumor rumour majority minority percent third quarter half \
    mainstream population flood wave masses rest million millions thousands hundreds those themselves us you wing grassroots youth nation-wide";

const CROWDS: &str = "critic skeptic sceptic observer opponent detractor voter expert analyst pundit commentator supporter fan backer american \
    historian economist scholar scientist researcher academic conservative liberal progressive moderate libertarian populist \
    evangelical christian muslim catholic jew activist advocate proponent adversary another other republican democrat independent \
    user netizen viewer reader listener taxpayer citizen millennial loyalist purist respondent hispanic latino black white demonstrator protester \
    man woman boy girl child teenager student teacher professor worker farmer driver veteran soldier sailor pilot player athlete resident \
    local tourist visitor guest customer client patient victim survivor immigrant migrant refugee landlord tenant parent couple \
    investor entrepreneur commuter shopper retiree pensioner caucusgoer primary-goer churchgoer texan californian floridian iowan virginian \
    european briton mexican russian chinese israeli palestinian syrian iraqi iranian figure defender guy kid newcomer outsider";

const BODIES: &str = "government administration ministry department agency bureau office committee commission council court senate house congress parliament party \
    campaign team company firm corporation bank group organization organisation union association coalition alliance movement institute institution \
    foundation university college school church police military army navy force pentagon kremlin state regime junta cabinet \
    board panel jury delegation caucus chamber club league federation society charity nonprofit non-profit pac pacs super-pac think-tank tank watchdog lobby \
    industry authority authorities hospital airline manufacturer maker retailer country nation city county district embassy side sides camp camps \
    consulate mission secretariat leadership opposition gop dnc rnc fbi cia nsa doj irs epa nra aclu un eu nato imf opec who fda cdc troupe outfit \
    tribunal legislature assembly brand startup business family rebels militia taliban hamas hezbollah isis campaigns effort project america initiative \
    service trust archive laboratory lab dealership chancery command prosecution defence defense canton prefecture directorate clinic practice headquarters regulator watchdog \
    retailer automaker carmaker drugmaker consortium syndicate collective guild order-of faction wing-of forces fighters \
    workforce management ministry-run treasury exchequer judiciary electorate-commission commissioners secretariat-general federations bench diocese coastguard presidency palace prosecution utility insurer carrier operator supplier lender brewery theatre theater museum gallery \
    orchestra crew inspectorate constabulary registry treasury zoo port railway home farm mill plant monastery abbey cathedral mosque temple \
    customs corps provider housebuilder homebuilder shipbuilder troop regiment battalion squad union-of ministry-of parish village town province region republic kingdom empire bloc";

const OUTLETS: &str = "newspaper paper magazine website site network broadcaster channel station outlet daily weekly tabloid blog press media radio \
    television tv newsletter podcast wire gazette herald tribune times post journal reuters ap afp bloomberg cnn nbc abc cbs msnbc fox bbc npr politico buzzfeed breitbart \
    huffpost slate salon vox axios newsweek news";

const DOCUMENTS: &str = "report study survey poll statement document memo memorandum email e-mail letter note filing lawsuit suit complaint indictment affidavit \
    transcript recording tape video footage tweet post message text book memoir article story editorial column op-ed ad advertisement commercial \
    advert page law act bill legislation amendment constitution treaty agreement resolution rule regulation order ruling opinion decision \
    verdict warrant subpoena record data figure-of statistic number result finding analysis estimate projection forecast model research review \
    audit assessment investigation inquiry probe census index chart map graphic headline caption sign banner placard slogan platform plan proposal \
    petition press-release release announcement notice bulletin communique communiqué declaration manifesto testimony deposition evidence cable \
    dossier file log list schedule calendar invitation speech song film movie documentary picture photo photograph image poster sticker sheet ranking roster \
    account accounts app exit-poll guideline guidance policy contract questionnaire flier flyer leaflet brochure biography autobiography diary essay comment remark \
    feed update quote citation passage chapter dispatch coverage measure election alias joke idea rumor-mill view history experience voice-over polling profile op-eds \
    tally spot call case gaffe sheet criticism question concern headline speculation allegation accusation claim charge belief fear hope sentiment argument fact sense notion";

const THOUGHTS: &str = "release law amendment act bill decision verdict investigation inquiry probe comment remark result rule regulation constitution treaty policy platform plan proposal guideline guidance number evidence case election contract \
    view history experience idea joke song film movie picture image poster sticker concern question criticism speculation belief fear hope sentiment \
    argument fact sense notion allegation accusation claim charge gaffe tally schedule calendar list research measure industry family business project \
    initiative effort home farm mill port state country nation city county";

const PEOPLE: &str = "families graduate look-alike lookalike developer builder contractor distributor shareholder auditor buyer bride groom baker barmaid canon vet munshi usher notary technician guide paramedic geologist chemist nun monk porter chef cook clergyman villager \
    tycoon heckler hacker impostor doppelganger teenager-in farmer-in brass pastor priest rabbi imam marine writer poet actor actress singer comedian musician volunteer suspect defendant plaintiff inmate prisoner \
    blogger shopkeeper girlfriend boyfriend partner grandmother grandfather uncle aunt hunter cashier waiter bartender plumber mechanic cop \
    councillor councilman councilwoman reporter journalist correspondent photographer viewer speaker passenger passer-by mourner parishioner star diplomat";

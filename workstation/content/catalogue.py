"""Every diagnostic code with its sentence and its cure. Codes are stable: they are never given another meaning."""

from __future__ import annotations

from collections.abc import Mapping

from workstation.content.hearing import HEARING
from workstation.content.kinds import QUOTED, Kind, error, warning
from workstation.content.knowledge import KNOWLEDGE
from workstation.content.meaning import MEANING
from workstation.content.scheduling import SCHEDULING
from workstation.content.writing import WRITING
from workstation.i18n import mark

CATALOGUE: Mapping[str, Kind] = {
    "RP001": error(
        mark("This file cannot be read as YAML: {detail}."), mark("Check the indentation and the quotes at this place.")
    ),
    "RP002": error(mark("Anchors and aliases (& and *) are not allowed."), mark("Write the text out again.")),
    "RP003": error(
        mark("“{name}” is written twice in this block; the first is at line {line}."), mark("Keep one of them.")
    ),
    "RP004": error(mark("This file says format {found}; this program reads format {known}."), mark("{reason}.")),
    "RP005": error(
        mark("This file is too large or too deep to be read safely."), mark("Keep it under 1 MB and 40 levels.")
    ),
    "RP006": error(
        mark("This file cannot be opened: {detail}."), mark("Check that it exists and that you may read it.")
    ),
    "RP007": error(mark("This file is not written in UTF-8."), mark("Save it again as UTF-8.")),
    "RP008": error(
        mark("This text has {count} characters; no more than {most} are read."),
        mark("Cut it short, or share it between several places. A quotation mark may be missing at its end."),
    ),
    "RP009": error(
        mark("There are more than {most} errors: what follows was not looked at."), mark("Correct the first of them.")
    ),
    "RP010": error(mark("“{name}” is not a key known here."), mark("Remove it, or check its spelling.")),
    "RP011": error(mark("“{name}” is missing here."), mark("Add “{name}:”.")),
    "RP012": error(mark("“{name}” should be {expected}.")),
    "RP014": error(
        mark("There are more than {most} keys and values here, with what is included."),
        mark("Share them between several files."),
    ),
    "RP015": error(
        mark("Nothing is inserted in this text: “{name}” would be shown as it stands."),
        mark(
            "Write the words themselves. In a role-play, what is said or read in a beat takes insertions: “say”, "
            "“answer”, “client”, “hears”, “hint”, “whisper”, “why”."
        ),
    ),
    "RP016": error(
        mark("This text stops before “#”: what follows would be taken for a comment and lost."),
        mark("Put the whole text between double quotes, or the comment on a line of its own."),
        edit=QUOTED,
    ),
    "RP017": error(
        mark("A text that begins with “{{” is taken for a block of keys."),
        mark("Put the whole text between double quotes."),
        edit=QUOTED,
    ),
    "RP018": error(
        mark("A tab stands in the indentation of this line."), mark("Indent with spaces, two for each level.")
    ),
    "RP019": error(
        mark("A colon and a space cut this text in two: {detail}."),
        mark("Put the whole text between double quotes."),
        edit=QUOTED,
    ),
    "RP020": error(
        mark("This condition cannot be read: {detail}."),
        mark("Use names, comparisons, and, or, not, and seen(…) with a beat between straight quotes."),
    ),
    "RP021": error(
        mark("This condition uses {detail}, which is not allowed."),
        mark("Use names, comparisons, and, or, not, and seen(…) with a beat between straight quotes."),
    ),
    "RP022": error(mark("Nothing is called “{name}” in this condition."), mark("Declare it under “vars”.")),
    "RP023": error(mark("{detail}: it is never “{name}”."), mark("Compare it with one of its own values.")),
    "RP024": warning(
        mark("This condition is always {word}: {condition}."), mark("Remove it, or compare with another value.")
    ),
    "RP025": warning(
        mark("“{name}” may also be that of a client the program makes up."),
        mark("Write {instead}: such a one is left to role-plays."),
    ),
    "RP026": error(
        mark("A sign that nobody sees stands in the way here: {detail}."),
        mark("Remove it, or type a space of the keyboard in its place."),
    ),
    "RP027": warning(
        mark("Some sentences have other wordings and these have none: {moves}."),
        mark("Write under “hears” how else each may be said, or the recruit who writes will not be understood."),
    ),
    "RP028": error(mark("The fragment “{name}” uses itself."), mark("Let it use other fragments only.")),
    "RP029": error(
        mark("“{name}” may be asked or done at any time, so that it leads nowhere by itself."),
        mark("Remove “next” and “end”: the beat or “then” says what follows."),
    ),
    "RP030": error(
        mark("“{name}” cannot be included: {reason}."),
        mark("Name one that ships, such as fragments/closing.yaml, or lay yours so in the folder of your role-plays."),
    ),
    "RP032": error(
        mark("No fragment is called “{name}”."),
        mark("Include the file that holds it, or correct the name."),
        about="fragment",
    ),
    "RP033": error(
        mark("The parameter “{name}” {reason}."),
        mark("Give under “with” each parameter of the fragment, and no other."),
    ),
    "RP034": error(
        mark("The exit “{name}” {reason}."), mark("Connect under “exits” each exit of the fragment, and no other.")
    ),
    "RP031": error(mark("“{name}” is used twice; the first is {where}."), mark("Give each its own id.")),
    "RP035": error(mark("The move “{name}” must lead to exactly one place."), mark("Write one of “next” and “end”.")),
    "RP036": error(mark("The ending “{name}” is not declared."), mark("Declare it under “ends”."), about="ending"),
    "RP037": error(mark("This route has no “else”."), mark("Add “- {{else: beat}}” as its last line.")),
    "RP038": error(
        mark("Nothing can be done in the beat “{name}”."), mark("Give it moves, subjects, a route or a note.")
    ),
    "RP039": error(
        mark("The beat “{name}” does not exist."), mark("Write the beat, or correct the name."), about="beat"
    ),
    "RP040": error(
        mark("The criterion “{name}” is not in the rubric."), mark("Add it under “rubric”."), about="criterion"
    ),
    "RP041": error(
        mark("“{name}” gives more than its maximum of {maximum}."), mark("Lower the points, or raise the maximum.")
    ),
    "RP042": error(mark("The flag “{name}” is not declared."), mark("Declare it under “flags”."), about="flag"),
    "RP043": error(
        mark("“{name}” is not a variable, or {value} is outside its values."), mark("Declare it under “vars”.")
    ),
    "RP044": error(
        mark("The move “{name}” has neither “say” nor “desk”."), mark("Write what the adviser says or does.")
    ),
    "RP045": error(
        mark("“{name}” in this text is not known."),
        mark("Use {{{{ facts.x }}}}, {{{{ dates.x }}}} or {{{{ figures.x }}}}."),
        about="insertion",
    ),
    "RP046": error(mark("{need} subjects are needed and only {count} exist."), mark("Lower “need”.")),
    "RP047": error(
        mark("The criterion “{name}” is not on the scorecard of this channel."), mark("Use one of its criteria.")
    ),
    "RP048": error(mark("The desk act “{name}” does not exist."), mark("Use an act the workstation has."), about="act"),
    "RP049": error(
        mark("No person is called “{name}”."),
        mark("Add a file of that name under scripts/people, or describe them under “world.client”."),
        about="person",
    ),
    "RP050": error(mark("The test “{name}” fails: {detail}."), mark("Correct the test, or the role-play.")),
    "RP051": warning(
        mark("A sentence of “{name}” is also one of “{other}”, at line {line}: neither would be recognised."),
        mark("Say one of them in other words."),
    ),
    "RP052": error(
        mark("“{name}” is a day of the calendar: it will be wrong in another session."),
        mark("Declare it under “dates” and write {{{{ dates.name }}}}."),
        about="date",
    ),
    "RP053": error(
        mark("A role-play needs exactly one exemplary test, and at least one that fails: {detail}."),
        mark("Write the test that is missing, or change the “role” of one."),
    ),
    "RP054": error(
        mark("“{name}” is not a disposition code."), mark("Use one of scripts/dispositions.yaml."), about="code"
    ),
    "RP055": error(
        mark("“{name}” leads on after the note, and the contact is over then."),
        mark("Write “end:” in place of “next:”."),
    ),
    "RP056": error(
        mark("“{name}” looks like somebody’s real number or address."),
        mark("Write four digits of it, a number kept for fiction (06 39 98 …), an address at example.fr."),
        about="personal",
    ),
    "RP057": warning(
        mark("The answer to “{name}” is not what the dossier holds: {held}."),
        mark("Correct the answer or the dossier, or write “wrong: true” if it must be wrong."),
    ),
    "RP058": error(mark("The better move “{name}” does not exist."), mark("Name another move of this role-play.")),
    "RP059": error(mark("No family of words is called “{name}”."), mark("Name a rule of scripts/rules.")),
    "RP060": warning(
        mark("The move “{name}” is poor and does not say why."), mark("Add “why:” so that the recruit learns.")
    ),
    "RP061": warning(
        mark("“{name}” must be answered wrongly, and its answer is what the dossier holds: {held}."),
        mark("Change the answer, or remove “wrong: true”."),
    ),
    "RP062": warning(mark("“{name}” is declared and never used."), mark("Use it, or remove it.")),
    "RP063": warning(
        mark("The best sentence can be guessed: it is {reason} in each of {count} beats."),
        mark("Vary its place and its length."),
    ),
    "RP064": warning(
        mark("{count} words in one go: a listener keeps {most} at most."),
        mark("Shorten the text, or let the other say something in between."),
    ),
    "RP065": warning(
        mark("The figure “{name}” held until {until}, and sessions take place until {day}."),
        mark("Add the one that follows, under the same id with its own “from”."),
    ),
    "RP066": warning(mark("“{name}” is not how French is set: write {wanted}."), about="sign"),
    "RP067": warning(mark("“{name}” is left here."), mark("Do what it says, then remove it.")),
    "RP068": error(
        mark("“{name}” has no place on the channel “{channel}”."), mark("Remove it, or change the channel.")
    ),
    "RP069": warning(
        mark("In a hard role-play a sentence needs {least} other wordings, and these have fewer: {moves}."),
        mark("Write under “hears” how else each may be said."),
    ),
    "RP070": warning(
        mark("“{name}” is never reached: nothing that leads there can happen."),
        mark("Lead a move there, or remove it."),
    ),
    "RP071": error(
        mark("Once here after {path}, nothing is left to say or do, and no ending can be reached."),
        mark("Leave a move open, or lead on to another beat."),
    ),
    "RP072": error(
        mark("The silent routes that follow {path} go round for ever."),
        mark("Let one of them lead to a beat of moves."),
    ),
    "RP073": warning(
        mark("At most {most} of the {maximum} points of “{name}” can be obtained."),
        mark("Lower the maximum, or give the missing points to a move."),
    ),
    "RP074": warning(
        mark("“{name}” can be left out for free: the best score, {score}, is had without a point of it."),
        mark("Give points elsewhere that need it, or remove it from the rubric."),
    ),
    "RP076": warning(
        mark("The time target of {target} s is outside what is possible: {shortest} to {longest} s without a wait."),
        mark("Choose a target between the two."),
    ),
    "RP077": warning(
        mark("The condition of “{name}” is never true here ({condition}); the shortest way here is {path}."),
        mark("Correct the condition, or remove what it guards."),
    ),
    "RP078": warning(
        mark("“{name}” never happens: its act at the desk always means “{other}”."),
        mark("Give one of the two another act, or a condition."),
    ),
    "RP079": warning(
        mark("Nothing written obtains “{name}”: the outcomes before it take every case."),
        mark("Lower “missing” in the ones before, or remove it."),
    ),
    "RP080": error(
        mark("A text that lacks {missing} elements or more comes to nothing: the contact goes no further."),
        mark("End the list with an outcome that has no “missing”."),
    ),
    "RP081": error(
        mark("Nobody can pass: {detail}."),
        mark("Give more points, or open what a critical criterion needs."),
    ),
    "RP082": warning(
        mark("The exploration was cut at {states} states: nothing is said of what it did not see."),
        mark("Shorten the lists of subjects, or raise the limit."),
    ),
    "RP083": warning(
        mark("The fact “{name}” is never told: nothing that tells it can happen."),
        mark("Lead to the answer that tells it, or remove the fact."),
    ),
    "RP084": warning(
        mark("“{text}” is never said: when “{name}” comes, the customer is never that impatient."),
        mark("Remove the tense wording, or let something cost patience before."),
    ),
    "RP085": error(
        mark("The objection “{name}”, raised after {path}, cannot be answered without a breach."),
        mark("Give it a move that raises no flag and leads on."),
    ),
    "RP086": warning(
        mark("The objection “{name}”, raised after {path}, cannot be let be with respect."),
        mark("Add a move that insists no more and leads on, at no cost in patience."),
    ),
    "RP087": warning(
        mark("One can pass though “{name}” came before “{rule}” was true: {path}."),
        mark("Make its flag fatal, or raise its penalty."),
    ),
    "RP088": warning(mark("The proposal “{name}” comes {reason}: {path}."), mark("Guard the way there with a route.")),
    "RP089": warning(
        mark("Whatever is said in “{name}” comes to the same: {moves}."),
        mark("Let the better move earn something, or the others cost something."),
    ),
    "RP090": warning(
        mark("The mistake “{name}” costs nothing: the best score, {score}, is had with it."),
        mark("Let what follows it earn less, or give it a flag."),
    ),
    "RP091": warning(
        mark("One can pass with {points} of the {maximum} points of “{name}”, which weighs most: {path}."),
        mark("Let what leaves the request unanswered cost more."),
    ),
    "RP092": warning(
        mark("A way brings {most} points of “{name}”, and the exemplary test {maximum}, which is its maximum."),
        mark("Let the exemplary test take the better way, or write the maximum."),
    ),
    "RP093": warning(
        mark("The desk refuses “{name}” after {path}: {reason}"),
        mark("Lead there another way, guard the move with “when”, or change the dossier."),
    ),
    "RP098": error(
        mark("No way does “{name}”, which the facet “{facet}” claims."),
        mark("Let a way lead there, or remove “claims”."),
    ),
    "RP100": error(
        mark("“{act}” has no field “{name}”: what is done there cannot say it."),
        mark("Write one that the act has."),
    ),
    "RP101": error(
        mark("“{value}” is no value of “{name}”: expected {expected}."),
        mark("Write a value that the form can hold."),
    ),
    "RP102": error(
        mark("The dossier of {name} holds no {kind} “{value}”."),
        mark("Name one that the dossier holds, or add it there."),
    ),
    "RP103": warning(
        mark("“{name}” would be refused on this dossier: {reason}"),
        mark("Write values that change something, or change the dossier."),
    ),
    "RP105": error(
        mark("“{name}” of “{act}” is chosen on the day of the contact: no file can ask for it."),
        mark("Remove it: a field that is not named does not matter."),
    ),
    "RP106": warning(
        mark("“{name}” raises its flag as soon as it is done at the desk: its words are neither said nor answered."),
        mark("Remove “say”: “answer” is then heard at once."),
    ),
    "RP110": error(
        mark("The exemplary test does not say the facet “{name}”: {detail}."),
        mark("Correct its wordings under “says”, or the text of the test."),
    ),
    "RP111": error(
        mark("No facet is called “{name}”."), mark("Write it under “facets”, or correct the name."), about="facet"
    ),
    "RP112": error(
        mark("The facet claims “{name}”, which is no step done at the desk."),
        mark("Name a move that has “desk”, or an act of the list “desk”."),
    ),
    "RP113": error(
        mark("The outcome “{name}” carries points, and the facets beside it do too."),
        mark("Give the points to the facets, and let the outcome say where the contact goes."),
    ),
    "RP114": error(
        mark("The facets of “{name}” add up to {sum}, and not to {maximum}."),
        mark("Remove “max”: the sum of the facets is its maximum."),
    ),
    "RP120": error(mark("No rule is called “{name}”."), mark("Name a rule of scripts/rules."), about="rule"),
    "RP121": error(
        mark("The rule “{name}” is lifted here, and “{other}” holds people to it."),
        mark("Lift it or use it, not both."),
    ),
    "RP122": error(
        mark("The rule “{name}” lifts itself: one of its guards excuses “{wording}”."),
        mark("Narrow the guard, or remove the wording."),
    ),
    "RP123": error(
        mark("“{name}” advises words that the rule “{other}” forbids at the same place: “{wording}”."),
        mark("Advise other words, or give the other rule a guard."),
    ),
    "RP124": error(
        mark("No group of words is called “{name}” in this language."),
        mark("Declare it under “groups” in this file."),
    ),
    "RP125": error(mark("The rule “{name}” looks for nothing."), mark("Give it “says”, “needs” or “looks”.")),
    "RP127": warning(
        mark("The rule “{name}” is lifted, and does not hold on this channel."), mark("Remove it from “lift”.")
    ),
    "RP180": error(
        mark("“{name}” ships with the program: a pack does not take its place unasked."),
        mark("Give it an id of its own, or name it under “replaces” where this kind may be replaced."),
    ),
    "RP181": error(
        mark("“{name}” is not replaced by this: {reason}."),
        mark("Name under “replaces” what ships and bears the same id, or leave “replaces” out."),
        about="replaced",
    ),
    **HEARING,
    **KNOWLEDGE,
    **MEANING,
    **SCHEDULING,
    **WRITING,
}

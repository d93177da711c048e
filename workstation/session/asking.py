"""What was asked of a session, read off what came of it."""

from __future__ import annotations

from typing import Literal

from workstation import commands as c
from workstation import events as e

Cause = c.Command | Literal["itself", "another"]
"""The command that an event answers; or it comes about by itself (a timer, a record), or in answer to another event."""


def cause_of(event: e.Event) -> Cause:
    """What brings such an event about. A sentence in one's own words is one command, whatever number of moves it is."""
    if isinstance(event, e.TrainingEvent):
        return _cause_in_the_run(event)
    if isinstance(event, e.PresenceEvent):
        return _cause_of_presence(event)
    if isinstance(event, e.QueueEvent):
        return _cause_in_the_queue(event)
    if isinstance(event, e.LineEvent):
        return _cause_on_the_line(event)
    if isinstance(event, e.ConsultEvent):
        return _cause_beside_the_call(event)
    if isinstance(event, e.PileEvent):
        return _cause_in_the_pile(event)
    if isinstance(event, e.WrittenEvent):
        return _cause_in_writing(event)
    if isinstance(event, e.ObjectionEvent):
        return _cause_of_objection(event)
    if isinstance(event, e.HelpEvent):
        return _cause_of_help(event)
    return _cause_in_the_talk(event) if isinstance(event, e.RoleplayEvent) else _cause_at_the_desk(event)


def _cause_beside_the_call(event: e.ConsultEvent) -> Cause:
    match event:
        case e.ColleagueRung(contact=contact, target=target, blind=blind, summary=summary):
            return c.TransferContact(contact, target, summary) if blind else c.ConsultColleague(contact, target)
        case e.ColleagueTold(contact=contact, text=text):
            return c.TellColleague(contact, text)
        case e.LegsJoined(contact=contact):
            return c.JoinLegs(contact)
        case e.ColleagueLeft(contact=contact, by="adviser"):
            return c.LeaveColleague(contact)
        case e.ColleaguePickedUp() | e.ColleagueLeft():
            return "itself"


def _cause_in_the_pile(event: e.PileEvent) -> Cause:
    match event:
        case e.ContactPutBack(contact=contact, reason=reason):
            return c.PutBackMail(contact, reason)
        case e.MailJoined(contact=contact, copy=copy):
            return c.JoinMail(contact, copy)
        case e.ColleagueCame() | e.ContactTakenOver():
            return "itself"


def _cause_in_writing(event: e.WrittenEvent) -> Cause:
    match event:
        case e.MessagesJoined(contact=contact, sent=sent):
            return c.SayFreely(contact, sent[-1].text if sent else "")
        case e.FileOpened(contact=contact, name=name):
            return c.OpenFile(contact, name)
        case e.CustomerQuiet():
            return "itself"
        case e.CustomerNudged(contact=contact):
            return c.NudgeCustomer(contact)
        case e.ReplyPosted(contact=contact, text=text):
            return c.SendReply(contact, text)
        case e.ReplyTakenBack(contact=contact, by=by):
            return c.TakeBackReply(contact) if by == "adviser" else "itself"
        case e.ReplyReviewed():
            return "itself"
        case e.ReplyAstray():
            return "another"
        case e.DocumentAttached(contact=contact, document=document):
            return c.ShareDocument(contact, document, "email")
        case e.DocumentDetached(contact=contact, document=document):
            return c.DetachDocument(contact, document)
        case e.ProposalTaken(contact=contact):
            return c.TakeProposal(contact)
        case e.ProposalRejected(contact=contact):
            return c.RejectProposal(contact)


def _cause_of_objection(event: e.ObjectionEvent) -> Cause:
    match event:
        case e.ObjectionOpened(contact=contact, objection=objection):
            return c.OpenObjection(contact, objection)
        case e.ObjectionRaised() | e.ObjectionHandled() | e.ObjectionClosed():
            return "another"


def _cause_of_help(event: e.HelpEvent) -> Cause:
    match event:
        case e.HelpGiven(contact=contact):
            return c.AskHelp(contact)
        case e.CallGivenBack(contact=contact) | e.SupervisorTookOver(contact=contact):
            return c.AskTakeOver(contact)


def _cause_in_the_run(event: e.TrainingEvent) -> Cause:
    match event:
        case e.SessionStarted() | e.InstructionsChanged():
            return "itself"
        case e.SessionPaused(reason=reason):
            return c.PauseSession(reason)
        case e.SessionResumed():
            return c.ResumeSession()
        case e.DeskCovered():
            return c.CoverDesk()
        case e.DeskUncovered():
            return c.UncoverDesk()
        case e.SessionEnded(reason=reason):
            return c.EndSession() if reason == "abandoned" else "another"
        case e.SelfRated(contact=contact, score=score, answers=answers):
            return c.RateSelf(contact, score, answers)
        case e.HearingContested(contact=contact, number=number, why=why):
            return c.ContestHearing(contact, number, why)
        case e.SentenceSettled(contact=contact, number=number, move=move, why=why, by=by):
            return c.SettleSentence(contact, number, move, why, by)
        case e.SessionShared(shared=shared):
            return c.ShareSession(shared)


def _cause_of_presence(event: e.PresenceEvent) -> Cause:
    match event:
        case e.PresenceSet(status="not_responding"):
            return "another"
        case e.PresenceSet(status=status, reason=reason):
            return c.GoReady() if status == "ready" else c.GoNotReady(reason)
        case e.BreakAsked(wanted=wanted):
            return c.AskBreak(wanted)


def _cause_in_the_queue(event: e.QueueEvent) -> Cause:
    match event:
        case e.QueuePlanned():
            return "itself"
        case e.ChannelSet(channel=channel, taking=taking):
            return c.OpenChannel(channel) if taking else c.CloseChannel(channel)
        case e.ContactFocused(contact=contact):
            return c.FocusContact(contact)


def _cause_on_the_line(event: e.LineEvent) -> Cause:
    match event:
        case e.ContactOffered() | e.ContactMissed() | e.ContactAbandoned():
            return "itself"
        case e.ContactRang() | e.WrapUpStarted() | e.ContactClosed():
            return "another"
        case e.ContactDeclined(contact=contact, reason=reason):
            return c.DeclineContact(contact, reason)
        case e.ContactAnswered(contact=contact):
            return c.AnswerContact(contact)
        case e.CallHeld(contact=contact, announced=announced):
            return c.HoldCall(contact, announced)
        case e.CallResumed(contact=contact):
            return c.ResumeCall(contact)
        case e.MicMuted(contact=contact):
            return c.MuteMic(contact)
        case e.MicOpened(contact=contact):
            return c.OpenMic(contact)
        case e.RecordingSet(contact=contact, state=state):
            return c.SetRecording(contact, state)
        case e.KeysPressed(contact=contact, keys=keys):
            return c.PressKeys(contact, keys)
        case e.ContactTransferred(way="blind", reason=reason) if reason != "service_closed":
            return "itself"  # whoever was rung has answered, or not
        case e.ContactTransferred(contact=contact, way="warm"):
            return c.HandOver(contact)
        case e.ContactTransferred(contact=contact, target=target, summary=summary):
            return c.TransferContact(contact, target, summary)
        case e.ContactEnded(contact=contact, by=by):
            return c.EndContact(contact) if by == "adviser" else "another"
        case e.WrapUpExtended(contact=contact):
            return c.ExtendWrapUp(contact)


def _cause_at_the_desk(event: e.ScreenEvent | e.IdentityEvent | e.WritingEvent) -> Cause:
    if isinstance(event, e.WritingEvent):
        return _cause_of_writing(event)
    match event:
        case e.DossierOpened(contact=contact, client=client):
            return c.OpenDossier(contact, client)
        case e.SectionOpened(contact=contact, client=client, section=section):
            return c.OpenSection(contact, client, section)
        case e.ActDone(contact=contact, client=client, act=act, target=target, values=values):
            return c.DoAct(contact, client, act, target, values)
        case e.ActRefused(contact=contact, client=client, act=act, target=target, values=values):
            return c.DoAct(contact, client, act, target, values)
        case e.IdentityAsked():
            return "another"
        case e.IdentityJudged(contact=contact, client=client, element=element, accepted=accepted):
            # The desk judges by itself what the application answers.
            return "another" if element == "app" else c.JudgeIdentity(contact, client, element, accepted)
        case e.RightHeld():
            return "another"
        case e.SheetOpened(contact=contact, sheet=sheet, query=query, took=took):
            return c.OpenSheet(contact, sheet, query, took)
        case e.ReboundOffered(contact=contact, rebound=rebound):
            return c.OfferRebound(contact, rebound)
        case e.ReboundAnswered(contact=contact, rebound=rebound, outcome=outcome, reason=reason):
            return c.AnswerRebound(contact, rebound, outcome, reason)
        case e.DocumentShared(contact=contact, document=document, way=way):
            return "another" if way == "email" else c.ShareDocument(contact, document, way)


def _cause_of_writing(event: e.WritingEvent) -> Cause:
    match event:
        case e.DraftEdited(contact=contact, where=where, at=at, removed=removed, inserted=inserted):
            return c.EditDraft(contact, where, at, removed, inserted)
        case e.PhraseInserted(contact=contact, where=where, code=code, language=language, kind=kind, at=at):
            return c.InsertPhrase(contact, where, code, language, kind, at)
        case e.InsertionChecked(contact=contact, where=where, start=start):
            return c.CheckInsertion(contact, where, start)
        case e.NoteFieldSet(contact=contact, field=name, value=value):
            return c.SetNoteField(contact, name, value)
        case e.NoteSaved(contact=contact):
            return c.CloseContact(contact)
        case e.InternalNoted(contact=contact, text=text):
            return c.NoteInternally(contact, text)
        case e.ColleagueAsked(contact=contact, colleague=colleague, way=way, text=text):
            return (c.Escalate if way == "escalation" else c.AskExpert)(contact, colleague, text)
        case e.ColleagueAnswered():
            return "itself"


def _cause_in_the_talk(event: e.RoleplayEvent) -> Cause:
    match event:
        case e.ConversationMoved(contact=contact, cause="said", move=move, said=said, matcher=matcher):
            return c.SayFreely(contact, said) if matcher else c.Say(contact, move)
        case e.ConversationMoved(contact=contact, cause="forbidden" | "completed", said=said) if said:
            return c.SayFreely(contact, said)
        case e.ConversationMoved(cause=cause):
            return "itself" if cause in ("silence", "hold") else "another"
        case e.AsideHeard(contact=contact, matcher=""):
            return c.AskToWait(contact)
        case (
            e.SentenceUnclear(contact=contact, text=text)
            | e.SentenceAsked(contact=contact, text=text)
            | e.AsideHeard(contact=contact, text=text)
        ):
            return c.SayFreely(contact, text)
        case e.MeaningChosen(contact=contact, number=number):
            return c.ChooseMeaning(contact, number)
        case e.HearingCorrected(contact=contact, number=number):
            return c.CorrectHearing(contact, number)
        case e.ReplySent(contact=contact, text=text):
            return c.SendReply(contact, text)
        case e.CustomerSpoke() | e.CustomerLeft():
            return "itself"

"""Why something asked for did not happen."""

from __future__ import annotations

from collections.abc import Mapping

from workstation.i18n import mark

GROUPS: Mapping[str, Mapping[str, str]] = {
    "refused": {
        "out_of_role": mark("This act is not within your role. Pass it on to the second level."),
        "no_target": mark("Choose what the act is done to: this dossier holds nothing of the kind chosen."),
        "out_of_bounds": mark("A value of the form is out of bounds, or the opening has been taken. Choose another."),
        "card_blocked": mark("This card is blocked already: a block is final."),
        "limit_not_raised": mark("The limit asked for is not above the one this card has."),
        "card_ordered": mark("A new card is on its way already."),
        "creditor_blocked": mark("This creditor is blocked already."),
        "not_blocked": mark("This creditor is not blocked."),
        "already_open": mark("This part is already open."),
        "already_ready": mark("You are ready already. The next call will ring."),
        "busy": mark("A contact is in progress. Finish it first."),
        "code_missing": mark("Choose the disposition code."),
        "outcome_missing": mark("Choose the outcome."),
        "do_it_at_the_desk": mark("Do it at the desk first; the sentence comes after."),
        "edit_outside": mark("This text has changed elsewhere. It is shown again as it stands."),
        "identity_needed": mark("This act asks for a higher identity level. Establish the identity first."),
        "muted": mark("Your microphone is off. Open it to speak."),
        "no_dossier": mark("No dossier is open for this person. Open it first."),
        "no_extension": mark("The extension has been used. Finish when the note is complete."),
        "not_held": mark("The customer is not on hold."),
        "not_muted": mark("The microphone is open."),
        "not_now": mark("This does not apply now."),
        "not_ringing": mark("The call is no longer ringing. It went back to the queue."),
        "no_service": mark("This service does not take over this contact."),
        "note_empty": mark("The note is empty. Write it first."),
        "summary_missing": mark("Say in a few words what the colleague should know."),
        "no_reply": mark("No written reply is awaited here."),
        "not_spoken": mark("Nobody listens here: this contact is a written one."),
        "not_started": mark("The session has not started."),
        "not_talking": mark("Nobody is on the line."),
        "not_wrap_up": mark("The call is still in progress. Hang up before finishing."),
        "not_your_turn": mark("The customer is speaking. Wait for your turn."),
        "note_saved": mark("The note has been saved and can no longer be changed."),
        "nothing_to_judge": mark("No answer is waiting to be compared."),
        "paused": mark("The session is paused. Resume it first."),
        "reply_awaited": mark("The customer awaits a written reply. Write it, then send it."),
        "reply_empty": mark("The reply is empty. Write it first."),
        "session_over": mark("The session is over."),
        "unknown_contact": mark("This contact no longer exists."),
        "unknown_move": mark("This sentence is no longer offered."),
        "unknown_reason": mark("This reason is not in the list."),
    },
    "refused_written": {
        "already_ready": mark("You are ready already. The next contact will come."),
        "not_ringing": mark("It is no longer offered. It went back to the queue."),
        "not_talking": mark("No conversation is open."),
        "not_wrap_up": mark("The conversation is still open. Close it before finishing."),
    },
}

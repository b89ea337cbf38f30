// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/incident.hpp"

namespace loket {

IncidentText describe(Incident incident) {
    switch (incident) {
        case Incident::vault_key_missing:
            return {
                "vault.key-missing",
                "The office's public key is not in the data folder, so no personal data is accepted. Copy "
                "the key file back from the office's backup, or make a data folder with loketctl."};
        case Incident::vault_key_invalid:
            return {"vault.key-invalid",
                    "The office's public key file cannot be used, so no personal data is accepted. Restore "
                    "the key "
                    "file from the office's backup; never edit it by hand."};
        case Incident::data_folder_unusable:
            return {
                "data-folder.unusable",
                "The data folder cannot be used here: it is missing or unfinished, belongs to another "
                "office, another use or a newer Loket, or a recovery sheet is in the way. Check --data and "
                "--office, or make a new folder with loketctl init."};
        case Incident::journal_read_only:
            return {
                "journal.read-only",
                "The journal cannot be written: the disk or the data folder is read-only. Check the disk for "
                "errors and the folder's owner and permissions, then start the kiosk again."};
        case Incident::journal_disk_full:
            return {"journal.disk-full",
                    "The disk is full, so no ticket can be kept. Free some space; tickets given out so far "
                    "are safe."};
        case Incident::journal_corrupt:
            return {
                "journal.corrupt",
                "The journal is damaged or was edited. Stop using this machine, keep its disk as it is, run "
                "loketctl verify, and restore the newest backup on another disk."};
        case Incident::journal_in_use:
            return {
                "journal.in-use",
                "Another kiosk program already writes to this data folder. Use that one, or end it before "
                "starting a second."};
        case Incident::journal_write_failed:
            return {"journal.write-failed",
                    "A ticket could not be written to the journal and was not given out. Ask the visitor to "
                    "try again; "
                    "if it happens twice, check the disk."};
        case Incident::print_failed:
            return {"print.failed",
                    "A ticket was kept but did not come out on paper. Check paper, cover and cable; the "
                    "visitor can "
                    "print it again while it is on the screen, and its code is there to be copied."};
        case Incident::print_unknown:
            return {"print.unknown",
                    "A ticket was kept, but nobody can tell whether it came out on paper. Look at the "
                    "printer; the "
                    "visitor can print a copy while the ticket is on the screen."};
        case Incident::printer_unreachable:
            return {"printer.unreachable",
                    "The printer does not answer. Check that it is switched on and its cable is in; tickets "
                    "are shown "
                    "on the screen until then."};
        case Incident::printer_stopped:
            return {
                "printer.stopped",
                "Nothing would come out of the ticket printer now: no paper, an open cover, the cutter, the "
                "cable or the print service. loketctl doctor says which. Tickets are shown on the screen; "
                "the printer is used again by itself."};
        case Incident::printer_paper_low:
            return {"printer.paper-low",
                    "The ticket printer's roll is nearly used up. Have a new one ready; it still prints."};
        case Incident::clock_moved_back:
            return {"clock.moved-back",
                    "The machine's clock is earlier than the newest ticket. Set date and time; deadlines and "
                    "queue "
                    "numbers depend on them."};
        case Incident::office_file_invalid:
            return {"office.file-invalid",
                    "The office's folder has a mistake, so the kiosk did not start with it. Run loketctl "
                    "check-office and correct the file and line that it names."};
        case Incident::holidays_missing:
            return {"office.holidays-missing",
                    "The holidays of this year, or of the next that begins soon, are not in the office's "
                    "files: deadlines count them as working days. Run loketctl check-office and add the file "
                    "that it names."};
        case Incident::scan_rejected:
            return {"scan.rejected",
                    "The scanner sent something that is neither a ticket nor a 16-digit number, and it was "
                    "ignored. If it "
                    "happens with good tickets, reset the scanner to its factory settings."};
        case Incident::scan_unfinished:
            return {"scan.unfinished",
                    "The scanner sent a reading without Enter at its end, and it was ignored. If it happens "
                    "often, set the scanner to end every reading with Enter (its handbook: suffix CR)."};
        case Incident::scan_flood:
            return {
                "scan.flood",
                "More came from the scanners within a minute than anybody holds there, and none of it can "
                "be used; what follows in this minute is not listed. Look what lies before the scanner; "
                "if nothing does, pull it out."};
        case Incident::scanner_missing:
            return {
                "scanner.missing",
                "A scanner that the scanners' file names cannot be read: look at its cable; loketctl doctor "
                "--scanners says which and why. It is used again by itself."};
    }
    return {"unknown",
            "Something happened that this version has no words for. Report it to the maintainers."};
}

} // namespace loket

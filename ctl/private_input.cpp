// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/private_input.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace loket::ctl {
namespace {

constexpr std::size_t kMost = std::size_t{128} * 1024;
constexpr std::size_t kLongestLine = 4096; // what a terminal gives at once
constexpr char kInterrupt = '\x03';

class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ > STDERR_FILENO) close(number_);
    }
    [[nodiscard]] int get() const { return number_; }

  private:
    int number_;
};

/// False when it could not be read, or there is more than `text` can take.
bool read_all(int descriptor, std::string& text) {
    text.resize(kMost + 1); // at once: growing would leave copies behind
    std::size_t length = 0;
    while (length < text.size()) {
        const ssize_t count = read(descriptor, text.data() + length, text.size() - length);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return false;
        if (count == 0) break;
        length += static_cast<std::size_t>(count);
    }
    text.resize(length);
    return length <= kMost;
}

void cut_to_first_line(std::string& text) {
    text.resize(std::min(text.find('\n'), text.size()));
    if (text.ends_with('\r')) text.pop_back();
}

/// The terminal without echo, for as long as this lives.
class Hidden {
  public:
    explicit Hidden(int terminal) : terminal_(terminal) {
        if (tcgetattr(terminal_, &before_) != 0) return;
        termios silent = before_;
        // Without ISIG an interrupt is a character: the terminal never stays mute behind a stopped program.
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG);
        silent_ = tcsetattr(terminal_, TCSAFLUSH, &silent) == 0;
    }
    Hidden(const Hidden&) = delete;
    Hidden& operator=(const Hidden&) = delete;
    ~Hidden() {
        if (silent_) tcsetattr(terminal_, TCSAFLUSH, &before_);
    }
    [[nodiscard]] bool silent() const { return silent_; }

  private:
    int terminal_;
    termios before_{};
    bool silent_ = false;
};

void say(int terminal, std::string_view words) {
    while (!words.empty()) {
        const ssize_t count = write(terminal, words.data(), words.size());
        if (count <= 0) return; // nobody to ask: reading will tell
        words.remove_prefix(static_cast<std::size_t>(count));
    }
}

} // namespace

Result<PrivateText, std::string> read_private(Session& session, const std::string& file,
                                              std::string_view option) {
    const bool from_input = file == "-";
    if (from_input && session.input_taken) {
        return failure(fmt::format(
            "Only one option can read standard input; give {} the name of a file instead of \"-\".", option));
    }
    session.input_taken = session.input_taken || from_input;
    const Descriptor descriptor(from_input ? STDIN_FILENO : ::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.get() < 0) {
        return failure(fmt::format("The file of {} cannot be opened: {}.", option, file));
    }
    struct stat status {};
    if (!from_input && fstat(descriptor.get(), &status) == 0 && S_ISREG(status.st_mode) &&
        (status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        fmt::print(stderr, "loketctl: Other users may read {}; close it with: chmod 600 {}\n", file, file);
    }
    PrivateText text;
    if (!read_all(descriptor.get(), *text)) {
        return failure(
            fmt::format("The text of {} cannot be read, or is longer than {} KiB.", option, kMost / 1024));
    }
    return text;
}

Result<PrivateText, std::string> read_secret_line(Session& session, const std::string& file,
                                                  std::string_view option) {
    auto text = read_private(session, file, option);
    if (!text) return text;
    cut_to_first_line(**text);
    if ((*text)->empty()) return failure(fmt::format("The first line of the file of {} is empty.", option));
    return text;
}

Result<PrivateText, std::string> ask_hidden(std::string_view prompt) {
    const Descriptor terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY));
    const Hidden hidden(terminal.get());
    if (!hidden.silent()) {
        return failure(std::string(
            "There is no terminal to ask on; give the password with --password-file FILE (\"-\": standard "
            "input)."));
    }
    say(terminal.get(), prompt);
    PrivateText line;
    line->resize(kLongestLine);
    const ssize_t count = read(terminal.get(), line->data(), line->size());
    say(terminal.get(), "\n");
    line->resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    if (line->empty() || line->find(kInterrupt) != std::string::npos) {
        return failure(std::string("Nothing was typed; nothing was done."));
    }
    cut_to_first_line(*line);
    return line;
}

} // namespace loket::ctl

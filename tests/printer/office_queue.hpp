// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A queue with a driver beside the raw one of a private cupsd.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace loket::printer {

/// An office printer as cupsd sees one with a driver: what comes in as PDF goes out as PDF.
inline constexpr const char* kDriver = R"ppd(*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "CONTOH.PPD"
*Manufacturer: "Contoh"
*Product: "(Contoh)"
*ModelName: "Contoh"
*ShortNickName: "Contoh"
*NickName: "Contoh"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*FileSystem: False
*cupsFilter2: "application/pdf application/pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: A4
*PageSize A4/A4: ""
*CloseUI: *PageSize
*OpenUI *PageRegion/Media Size: PickOne
*OrderDependency: 10 AnySetup *PageRegion
*DefaultPageRegion: A4
*PageRegion A4/A4: ""
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "0 0 595 842"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
)ppd";

/// "kantor", printing to that device. The driver's file stays in `folder`.
[[nodiscard]] inline bool add_office_queue(const std::string& server, const std::string& device,
                                           const std::filesystem::path& folder) {
    const std::filesystem::path driver = folder / "driver.ppd";
    std::ofstream(driver) << kDriver;
    const std::string add =
        "lpadmin -h " + server + " -p kantor -E -v " + device + " -P " + driver.string() + " 2>/dev/null";
    return std::system(add.c_str()) == 0;
}

} // namespace loket::printer

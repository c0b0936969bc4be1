namespace AslSharp.Graphs;

/// <summary>The style sheet of the drawing: its colours by light and by night. No variables, which not all that shows SVG knows.</summary>
internal static class SvgStyle
{
    internal const string Text = """
        .asl{font-family:ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif}
        .asl text{fill:#1e293b}
        .asl .ground{fill:#fff}
        .asl .title{font-size:16px;font-weight:600}
        .asl .comment,.asl .frame-title,.asl .legend{font-size:11px;fill:#64748b}
        .asl .name{font-size:13px;font-weight:600}
        .asl .caption{font-size:10.5px;fill:#64748b}
        .asl .retry{font-size:10.5px;font-weight:600;fill:#64748b}
        .asl .label{font-size:11px;fill:#334155}
        .asl .chip{fill:#fff;stroke:#cbd5e1}
        .asl .chip.catch{fill:#fff1f2;stroke:#fda4af}
        .asl .label.catch{fill:#9f1239}
        .asl .line{fill:none;stroke:#94a3b8;stroke-width:1.4}
        .asl .arrow,.asl .mark{fill:#94a3b8}
        .asl .mark{fill:#64748b}
        .asl .ring{fill:none;stroke:#64748b;stroke-width:1.6}
        .asl .line.catch{stroke:#e11d48;stroke-dasharray:5 4}
        .asl .arrow.catch{fill:#e11d48}
        .asl .box{fill:#fff;stroke:#94a3b8;stroke-width:1.4}
        .asl .frame{fill:#64748b;fill-opacity:.035;stroke:#94a3b8;stroke-opacity:.5;stroke-dasharray:2 3}
        .asl .pass .box{stroke:#64748b}.asl .pass .accent{fill:#64748b}
        .asl .task .box{stroke:#2563eb}.asl .task .accent{fill:#2563eb}
        .asl .choice .box{stroke:#d97706;fill:#fffbeb}
        .asl .wait .box{stroke:#7c3aed;fill:#f5f3ff}
        .asl .succeed .box{stroke:#16a34a;fill:#f0fdf4}
        .asl .fail .box{stroke:#dc2626;fill:#fef2f2}
        .asl .parallel>.box{stroke:#0d9488;fill:#0d9488;fill-opacity:.06}
        .asl .map>.box{stroke:#4f46e5;fill:#4f46e5;fill-opacity:.06}
        .asl .unknown .box,.asl .missing .box{stroke:#dc2626;stroke-dasharray:4 3}
        .asl .ran>.box{stroke:#16a34a;stroke-width:2}.asl .ran>.box.plain{fill:#f0fdf4}
        .asl .caught>.box{stroke:#ea580c;stroke-width:2}.asl .caught>.box.plain{fill:#fff7ed}
        .asl .failed>.box{stroke:#dc2626;stroke-width:2.6}.asl .failed>.box.plain{fill:#fee2e2}
        .asl .running>.box{stroke:#2563eb;stroke-width:2}.asl .running>.box.plain{fill:#eff6ff}
        .asl .stopped>.box{stroke:#64748b;stroke-width:2;stroke-dasharray:3 3}.asl .stopped>.box.plain{fill:#f1f5f9}
        .asl .idle>.box,.asl .idle>.accent,.asl .idle>text{opacity:.45}
        .asl .line.taken{stroke:#16a34a;stroke-width:2.2}.asl .arrow.taken{fill:#16a34a}
        .asl .line.catch.taken{stroke:#ea580c}.asl .arrow.catch.taken{fill:#ea580c}
        .asl .line.idle,.asl .arrow.idle,.asl .chip.idle,.asl .label.idle{opacity:.4}
        .asl .count{fill:#334155}.asl .count-text{font-size:10px;font-weight:600;fill:#fff}
        @media (prefers-color-scheme:dark){
        .asl text{fill:#e2e8f0}
        .asl .ground{fill:#0f172a}
        .asl .comment,.asl .frame-title,.asl .legend,.asl .caption,.asl .retry{fill:#94a3b8}
        .asl .label{fill:#cbd5e1}
        .asl .chip{fill:#0f172a;stroke:#475569}
        .asl .chip.catch{fill:#35111d;stroke:#9f1239}
        .asl .label.catch{fill:#fda4af}
        .asl .line{stroke:#64748b}
        .asl .arrow{fill:#64748b}
        .asl .mark{fill:#94a3b8}.asl .ring{stroke:#94a3b8}
        .asl .line.catch{stroke:#fb7185}
        .asl .arrow.catch{fill:#fb7185}
        .asl .box{fill:#1e293b}
        .asl .pass .box{stroke:#94a3b8}.asl .pass .accent{fill:#94a3b8}
        .asl .task .box{stroke:#60a5fa}.asl .task .accent{fill:#60a5fa}
        .asl .choice .box{stroke:#fbbf24;fill:#2b2412}
        .asl .wait .box{stroke:#a78bfa;fill:#231d3f}
        .asl .succeed .box{stroke:#4ade80;fill:#10291c}
        .asl .fail .box{stroke:#f87171;fill:#33161a}
        .asl .parallel>.box{stroke:#2dd4bf;fill:#2dd4bf}
        .asl .map>.box{stroke:#818cf8;fill:#818cf8}
        .asl .ran>.box{stroke:#4ade80}.asl .ran>.box.plain{fill:#10291c}
        .asl .caught>.box{stroke:#fb923c}.asl .caught>.box.plain{fill:#33210f}
        .asl .failed>.box{stroke:#f87171}.asl .failed>.box.plain{fill:#431a1f}
        .asl .running>.box{stroke:#60a5fa}.asl .running>.box.plain{fill:#172645}
        .asl .stopped>.box{stroke:#94a3b8}.asl .stopped>.box.plain{fill:#1e293b}
        .asl .line.taken{stroke:#4ade80}.asl .arrow.taken{fill:#4ade80}
        .asl .line.catch.taken{stroke:#fb923c}.asl .arrow.catch.taken{fill:#fb923c}
        .asl .count{fill:#cbd5e1}.asl .count-text{fill:#0f172a}
        }
        """;
}

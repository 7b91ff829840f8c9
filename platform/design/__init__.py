"""The design: tags, glyphs, covers, the renderer of forms, style sheets and scripts."""

"""Where a report contradicts itself: an edition in, contradictions with both quotes and the sum out."""

"""What happened, to whom, why and by what means, and in what state things were."""

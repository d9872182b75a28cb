// Book

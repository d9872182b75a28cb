// BookAPI
